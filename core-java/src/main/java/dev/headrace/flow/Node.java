package dev.headrace.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A place in a flow: what comes in from which places, and what is done there. It never changes, so
 * that any number of places may come after it; in one handler it is reached once for each event.
 */
final class Node {
  /** Writes what a place does into a plan. */
  interface Part {
    Flowing lower(Lowering plan, List<Flowing> inputs);
  }

  /** The same for a place with one input. */
  interface SinglePart {
    Flowing lower(Lowering plan, Flowing input);
  }

  private final List<Node> inputs;
  private final List<Arm> arms;
  private final Part part;

  /**
   * An arm that may not run.
   *
   * @param root where it begins
   * @param end where it ends
   */
  record Arm(Node root, Node end) {}

  Node(List<Node> inputs, Part part) {
    this(inputs, List.of(), part);
  }

  private Node(List<Node> inputs, List<Arm> arms, Part part) {
    this.inputs = List.copyOf(inputs);
    this.arms = List.copyOf(arms);
    this.part = part;
  }

  /** A place whose value is given while it is lowered: the event, or what an arm begins with. */
  static Node given() {
    return new Node(
        List.of(),
        (plan, none) -> {
          throw new IllegalStateException("an arm was used outside of the flow it was made in");
        });
  }

  Node then(SinglePart part) {
    return new Node(List.of(this), (plan, inputs) -> part.lower(plan, inputs.get(0)));
  }

  /** A place after this one whose part chooses among arms. */
  Node then(List<Arm> chosen, SinglePart part) {
    return new Node(List.of(this), chosen, (plan, inputs) -> part.lower(plan, inputs.get(0)));
  }

  /** Whether what flows here has to do with one of these places. */
  boolean dependsOn(Set<Node> others) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> left = new ArrayDeque<>();
    left.push(this);
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (others.contains(node)) {
        return true;
      }
      if (seen.add(node)) {
        node.inputs.forEach(left::push);
        node.arms.forEach(arm -> left.push(arm.end()));
      }
    }
    return false;
  }

  List<Arm> arms() {
    return arms;
  }

  List<Node> inputs() {
    return inputs;
  }

  Part part() {
    return part;
  }
}
