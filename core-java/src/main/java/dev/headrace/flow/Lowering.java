package dev.headrace.flow;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.Problem;
import dev.headrace.function.Action1;
import dev.headrace.function.Step1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.FlowContextHandler;
import dev.headrace.internal.flow.FlowHandler;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.KeyIndex;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import dev.headrace.internal.method.FunctionSource;
import dev.headrace.world.Binding;
import dev.headrace.world.Resources;
import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns places into a plan: each place once, in the order in which they are asked for. What is
 * wrong is collected on the way.
 */
final class Lowering {
  private final Resources resources;
  private final String title;
  private final String name;
  private final @Nullable Class<?> context;
  private final Variable event = new Variable(0, Kind.VALUE);
  private final Variable contextValue = new Variable(1, Kind.VALUE);
  private final Map<Node, Flowing> lowered = new HashMap<>();
  private final Sketch sketch;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Class<?>, Shape> shapes = new HashMap<>();
  private final Map<Node, String> names;
  private List<Instruction> block = new ArrayList<>();
  private @Nullable String given;
  private int variables = 2;

  Lowering(
      Resources resources,
      String kind,
      String name,
      String event,
      @Nullable Class<?> context,
      Map<Node, String> names) {
    this.resources = resources;
    this.names = names;
    this.title = kind + " " + name;
    this.name = name;
    this.context = context;
    this.sketch = new Sketch(title, event, this.event);
    Binding.confinement(resources).ifPresent(this::confine);
  }

  private void confine(Serializable check) {
    emitCall(null, new Origin(title, "thread check"), check, Action1.class, List.of(event), false);
  }

  /** The event, as what flows into the first place. */
  Flowing event() {
    return new Flowing.Value(event);
  }

  /** Says what flows at a place that has no part of its own. */
  void give(Node node, Flowing flowing) {
    lowered.put(node, flowing);
  }

  /** What flows at a place; its code is written here if it was not before. */
  Flowing lower(Node node) {
    Flowing known = lowered.get(node);
    if (known == null) {
      List<Flowing> inputs = new ArrayList<>();
      for (Node input : node.inputs()) {
        inputs.add(lower(input)); // a loop takes a tenth of the stack that a stream would
      }
      node.arms().forEach(arm -> lowerBefore(Set.of(arm.root()), arm.end(), new HashSet<>()));
      String outer = given;
      given = names.get(node);
      known = node.part().lower(this, inputs);
      given = outer;
      lowered.put(node, known);
    }
    return known;
  }

  /**
   * Writes the code of places that arms use but do not depend on, before the arms: they run for
   * every event, whichever arm does.
   */
  private void lowerBefore(Set<Node> roots, Node place, Set<Node> seen) {
    if (lowered.containsKey(place) || roots.contains(place) || !seen.add(place)) {
      return;
    }
    if (!place.dependsOn(roots)) {
      lower(place);
      return;
    }
    for (Node input : place.inputs()) {
      lowerBefore(roots, input, seen);
    }
    for (Node.Arm inner : place.arms()) {
      Set<Node> more = new HashSet<>(roots);
      more.add(inner.root());
      lowerBefore(more, inner.end(), seen);
    }
  }

  /** Adds that a place does not run, though it was made. It is lowered to see what it is called. */
  void lost(Node place, List<Node> armRoots) {
    armRoots.forEach(root -> lowered.computeIfAbsent(root, none -> new Flowing.Value(value())));
    place.inputs().forEach(this::lower);
    int before = sketch.size();
    lower(place);
    String step = sketch.size() > before ? sketch.label(before) : "a step after " + giver(place);
    problems.add(
        new Problem(
            Problem.Kind.INVALID,
            title + ", " + step,
            "it does not run: nothing comes after it, and it is no end",
            "go on from what it returned, or leave it out;"
                + " where another flow goes on from it, let it do so before this one is built"));
  }

  /** What the last step is called that is drawn on the way to a place. */
  private String giver(Node place) {
    for (Node at = place; !at.inputs().isEmpty(); at = at.inputs().get(0)) {
      String giver = sketch.giver(lower(at));
      if (giver != null) {
        return giver;
      }
    }
    return sketch.label(0);
  }

  Variable value() {
    return variable(Kind.VALUE);
  }

  Variable flag() {
    return variable(Kind.FLAG);
  }

  Variable variable(Kind kind) {
    return new Variable(variables++, kind);
  }

  void assign(Variable to, Operand from) {
    block.add(new Instruction.Assign(to, from));
    if (from instanceof Variable source) {
      sketch.alias(to, source);
    }
  }

  void setFlag(Variable to, @Nullable Variable from, boolean negated) {
    block.add(new Instruction.SetFlag(to, from, negated));
    if (from != null) {
      sketch.alias(to, from);
    }
  }

  void branch(Condition condition, Runnable then, Runnable otherwise) {
    block.add(new Instruction.Branch(condition, block(then), block(otherwise)));
  }

  /** Runs one of several blocks, by the case of a key. */
  void choose(KeyIndex index, Variable key, List<Runnable> cases, Runnable otherwise) {
    Origin origin = new Origin(title, "select");
    List<Block> blocks = cases.stream().map(this::block).toList();
    block.add(new Instruction.Switch(origin, index, key, blocks, block(otherwise)));
  }

  void attempt(Runnable body, Class<? extends Throwable> caught, Variable thrown, Variable given) {
    block.add(new Instruction.Attempt(block(body), caught, thrown));
    sketch.alias(thrown, given);
  }

  private Block block(Runnable writes) {
    List<Instruction> outer = block;
    block = new ArrayList<>();
    writes.run();
    Block made = new Block(block);
    block = outer;
    return made;
  }

  /**
   * Calls a user's function with its resources, then these values.
   *
   * @param target where its result goes, or null for nowhere
   * @param required whether null is an error
   */
  void call(@Nullable Variable target, Use use, List<? extends Operand> values, boolean required) {
    call(target, use, values, required, null);
  }

  /** Calls a user's function that may give null, and explains what it throws. */
  void call(
      Variable target, Use use, List<? extends Operand> values, Origin.Explanation explanation) {
    call(target, use, values, false, explanation);
  }

  private void call(
      @Nullable Variable target,
      Use use,
      List<? extends Operand> values,
      boolean required,
      Origin.@Nullable Explanation explanation) {
    Shape shape = shape(use.type());
    int leading = shape.arity() - values.size();
    int contexts = leading > 0 && takesContext(use.function(), leading) ? 1 : 0;
    String where = title + ", " + use.kind() + (given == null ? "" : " " + given);
    Binding binding = Binding.of(resources, use.function(), contexts, leading - contexts, where);
    String step = step(use, binding.name());
    sketch.node(step, use.kind(), binding, values, target);
    problems.addAll(binding.problems());
    if (binding.problems().isEmpty()) {
      List<Operand> operands = new ArrayList<>();
      if (contexts > 0) {
        operands.add(contextValue);
      }
      binding.arguments().forEach(argument -> operands.add(new Constant(argument)));
      operands.addAll(values);
      Origin origin = new Origin(title, step, explanation);
      emitCall(target, origin, use.function(), use.type(), operands, required);
    } else if (target != null) {
      // The plan is never run; later places still need a value to be checked with.
      placeholder(target);
    }
  }

  /**
   * Whether a function takes the context first. A lambda that takes one thing before what flows
   * takes that.
   */
  private boolean takesContext(Serializable function, int leading) {
    if (context == null) {
      return false;
    }
    List<FunctionSource.Parameter> parameters = FunctionSource.of(function).parameters();
    if (parameters == null || parameters.isEmpty()) {
      return leading == 1;
    }
    Type first = parameters.get(0).type();
    Type raw = first instanceof ParameterizedType generic ? generic.getRawType() : first;
    return raw instanceof Class<?> type && type != Object.class && type.isAssignableFrom(context);
  }

  /** Gives a variable that nobody will read some value, for what is checked after it. */
  void placeholder(Variable target) {
    switch (target.kind()) {
      case VALUE -> assign(target, Constant.ABSENT);
      case FLAG -> setFlag(target, null, false);
      case LONG, DOUBLE -> assign(target, Constant.zero(target.kind()));
    }
  }

  /**
   * What a step is called: as it was named, or as its function, or else as what is done with it.
   */
  private String step(Use use, @Nullable String function) {
    return given != null ? given : function != null ? function : use.kind();
  }

  /** Lets a value pass that a step must have given; that it gave null is the step's error. */
  void requireValue(Variable target, Variable given, Use use) {
    String step = step(use, FunctionSource.of(use.function()).name());
    Step1<Object, Object> same = value -> value;
    emitCall(target, new Origin(title, step), same, Step1.class, List.of(given), true);
  }

  /** Calls a function of ours, which the graph does not show. */
  void plumb(
      @Nullable Variable target,
      Serializable function,
      Class<?> type,
      List<? extends Operand> operands) {
    emitCall(target, new Origin(title, "plumbing"), function, type, operands, false);
    if (target != null && !operands.isEmpty() && operands.get(0) instanceof Variable source) {
      sketch.alias(target, source);
    }
  }

  /** Runs a handler. */
  void dispatch(Handler<?> handler, Variable value) {
    if (handler instanceof FlowHandler flow
        && flow.owner() != null
        && flow.owner() != Binding.owner(resources)) {
      problems.add(
          new Problem(
              Problem.Kind.FOREIGN,
              title,
              "handler " + handler.name() + " is wired to another world",
              "dispatch to a handler that was built with the same world"));
    }
    sketch.node(handler.name(), "dispatch", null, List.of(value), null);
    emitCall(
        null,
        new Origin(title, "dispatch to " + handler.name()),
        handler,
        Handler.class,
        List.of(value),
        false);
  }

  /**
   * Shows what is written as what is done in one case.
   *
   * @param when the case
   * @param decided what the step gave that decides
   * @param value what comes out of that step there
   */
  void inCase(String when, Variable decided, Variable value, Runnable writes) {
    sketch.inCase(when, decided, value, writes);
  }

  /** Shows what a variable holds as coming from the step that gave another, among others. */
  void alsoFrom(Variable variable, Variable source) {
    sketch.alias(variable, source);
  }

  /** Shows what a variable holds as coming from the step that gave another, and from no other. */
  void comesFrom(Variable variable, Variable source) {
    sketch.comesFrom(variable, source);
  }

  /** Shows a place in the graph that calls nobody's function. */
  void show(String kind, String name, List<Variable> from, @Nullable Variable target) {
    sketch.node(given != null ? given : name, kind, null, from, target);
  }

  private void emitCall(
      @Nullable Variable target,
      Origin origin,
      Object function,
      Class<?> type,
      List<? extends Operand> operands,
      boolean required) {
    block.add(
        new Instruction.Call(
            origin, shape(type), function, List.copyOf(operands), target, required));
  }

  private Shape shape(Class<?> type) {
    return shapes.computeIfAbsent(type, Shape::of);
  }

  /** Makes the flow of everything that was lowered. */
  FlowHandler build() {
    return Engine.flow(plan(List.of()));
  }

  /** Makes the flow of everything that was lowered, in a context that comes with each event. */
  FlowContextHandler buildWithContext() {
    return Engine.withContext(plan(List.of(contextValue)));
  }

  private Plan plan(List<Variable> state) {
    BuildException.throwIfAny(title, problems);
    Graph graph = sketch.graph();
    Plan plan = new Plan(name, event, state, variables, new Block(block), () -> graph);
    return plan.ownedBy(Binding.owner(resources));
  }

  /** Adds what is wrong with a place that calls nobody's function. */
  void problem(Problem problem) {
    problems.add(problem);
  }
}
