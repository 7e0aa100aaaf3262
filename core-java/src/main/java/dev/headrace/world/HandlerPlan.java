package dev.headrace.world;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.function.Action1;
import dev.headrace.function.Step1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one function with its resources, in the making: its operands are added in their
 * order, the event last.
 */
final class HandlerPlan {
  private static final String UNNAMED = "<unnamed>";
  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final Step1<Callback<?, ?>, Object> CONTEXT = callback -> callback.context();

  private final String kind;
  private final String name;
  private final Binding binding;
  private final Store owner;
  private final List<Variable> state = new ArrayList<>();
  private final List<Instruction> body = new ArrayList<>();
  private final List<Operand> operands = new ArrayList<>();
  private int variables = 1;

  /** Begins a plan; throws what is wrong with the function. */
  HandlerPlan(Resources resources, String kind, Binding binding, @Nullable String given) {
    this.kind = kind;
    this.binding = binding;
    this.owner = resources.store();
    this.name = given != null ? given : binding.name() != null ? binding.name() : UNNAMED;
    BuildException.throwIfAny(kind + " " + name, binding.problems());
    Confinement confinement = resources.store().confinement();
    if (confinement != null) {
      call("thread check", Shape.of(Action1.class), confinement, List.of(EVENT), null);
    }
  }

  /** A handler of a function whose method says what it needs. */
  static <E> Handler<E> handler(
      Resources resources, Serializable function, Class<?> type, boolean takesEvent) {
    Shape shape = Shape.of(type);
    int leading = shape.arity() - (takesEvent ? 1 : 0);
    Binding binding = Binding.of(resources, function, leading, "handler");
    return Engine.build(
        new HandlerPlan(resources, "handler", binding, null).arguments().calling(function, shape));
  }

  /** The function gets the context of the callback that its handler is for. */
  HandlerPlan contextOfState() {
    return contextOf(state());
  }

  /** The function gets the context of a callback. */
  HandlerPlan contextOf(Operand callback) {
    Variable context = variable();
    call("context", Shape.of(Step1.class), CONTEXT, List.of(callback), context);
    operands.add(context);
    return this;
  }

  /** The function gets its arguments as they are: for one handler. */
  HandlerPlan arguments() {
    binding.arguments().forEach(argument -> operands.add(new Constant(argument)));
    return this;
  }

  /** The function gets its arguments, those of its handler's own from that: for many handlers. */
  HandlerPlan stampedArguments() {
    for (int i = 0; i < binding.arguments().size(); i++) {
      operands.add(
          binding.own().containsKey(i) ? state() : new Constant(binding.arguments().get(i)));
    }
    return this;
  }

  /** Ends the plan. The function gets the event too, if it has room for it. */
  Plan calling(Serializable function, Shape shape) {
    if (operands.size() < shape.arity()) {
      operands.add(EVENT);
    }
    call(name, shape, function, operands, null);
    return new Plan(name, EVENT, state, variables, new Block(body), this::graph).ownedBy(owner);
  }

  private void call(
      String step,
      Shape shape,
      Serializable function,
      List<Operand> given,
      @Nullable Variable result) {
    Origin origin = new Origin(kind + " " + name, step);
    body.add(new Instruction.Call(origin, shape, function, given, result, false));
  }

  private Variable state() {
    Variable variable = variable();
    state.add(variable);
    return variable;
  }

  private Variable variable() {
    return new Variable(variables++, Kind.VALUE);
  }

  private Graph graph() {
    List<String> reads = binding.reads().stream().map(Key::toString).toList();
    List<String> writes = binding.writes().stream().map(Key::toString).toList();
    return new Graph(
        kind + " " + name, List.of(new Graph.Node(0, name, kind, reads, writes)), List.of());
  }
}
