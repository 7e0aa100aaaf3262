package dev.headrace.flow;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import dev.headrace.internal.flow.FlowContextHandler;
import dev.headrace.internal.flow.FlowHandler;
import dev.headrace.world.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of one flow share: where resources are, what the event is, and which places were
 * made so far.
 */
final class Trunk {
  private final Resources resources;
  private final String event;
  private final @Nullable Class<?> context;
  private final Node root = Node.given();
  private final List<Node> grown = new ArrayList<>();
  private final @Nullable Trunk parent;
  private final List<Problem> problems;
  private final Places places;

  private Trunk(
      Resources resources, String event, @Nullable Class<?> context, @Nullable Trunk parent) {
    this.resources = resources;
    this.event = event;
    this.context = context;
    this.parent = parent;
    this.problems = parent == null ? new ArrayList<>() : parent.problems;
    this.places = parent == null ? new Places() : parent.places;
  }

  static Trunk of(Resources resources, Class<?> event) {
    return new Trunk(
        Objects.requireNonNull(resources, "resources"), event.getSimpleName(), null, null);
  }

  static Trunk of(Resources resources, Class<?> context, Class<?> event) {
    return new Trunk(
        Objects.requireNonNull(resources, "resources"),
        event.getSimpleName(),
        Objects.requireNonNull(context, "context"),
        null);
  }

  /**
   * The trunk of an arm that may not run: its places are reached only through it. What is wrong
   * there is wrong here.
   */
  Trunk arm() {
    Trunk arm = new Trunk(resources, event, context, this);
    places.armRoot(arm.root);
    return arm;
  }

  /** Whether a stage may be used here: it is of this flow, or of what an arm of it begins in. */
  boolean reaches(Trunk other) {
    return this == other || (parent != null && parent.reaches(other));
  }

  Node root() {
    return root;
  }

  /** Remembers a place, for flows that run all of them. */
  Node grow(Node node) {
    grown.add(node);
    places.add(node);
    return node;
  }

  /** Remembers what a place is called. */
  void name(Node node, String name) {
    places.name(node, name);
  }

  /** Remembers that nothing is to come after a place. */
  void end(Node node) {
    places.end(node);
  }

  /** Every place in the order in which they were made. */
  List<Node> grown() {
    return grown;
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  /** Makes a handler of these places and all that lead to them. */
  FlowHandler build(String kind, String name, List<Node> asked) {
    List<Problem> wrong = new ArrayList<>(problems);
    if (context != null) {
      wrong.add(
          new Problem(
              Problem.Kind.INVALID,
              kind + " " + name,
              "its steps run in a context of " + context.getSimpleName() + ", which nobody brings",
              "build it with ContextPipeline.build or buildBatch"));
    }
    return lowered(kind, name, asked, wrong).build();
  }

  /**
   * Makes a handler of these places and all that lead to them, in a context that comes with each
   * event.
   */
  FlowContextHandler buildWithContext(String kind, String name, List<Node> asked) {
    return lowered(kind, name, asked, problems).buildWithContext();
  }

  private Lowering lowered(String kind, String name, List<Node> asked, List<Problem> wrong) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a " + kind + " must not be blank: name it");
    }
    BuildException.throwIfAny(kind + " " + name, wrong);
    Lowering plan = new Lowering(resources, kind, name, event, context, places.names());
    plan.give(root, plan.event());
    asked.forEach(plan::lower);
    places.lost(asked).forEach(lost -> plan.lost(lost, places.armRoots()));
    return plan;
  }
}
