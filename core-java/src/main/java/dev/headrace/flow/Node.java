package dev.headrace.flow;

import java.util.List;

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
  private final Part part;

  Node(List<Node> inputs, Part part) {
    this.inputs = List.copyOf(inputs);
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

  List<Node> inputs() {
    return inputs;
  }

  Part part() {
    return part;
  }
}
