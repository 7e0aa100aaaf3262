package dev.headrace.world;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans of one step: a function with its resources. */
final class HandlerPlans {
  private static final String UNNAMED = "<unnamed>";
  private static final Variable EVENT = new Variable(0, Variable.Kind.VALUE);

  private HandlerPlans() {}

  /** A handler of a function whose method says what it needs. */
  static <E> Handler<E> fromMethod(
      Resources resources, Serializable function, Class<?> type, boolean takesEvent) {
    Shape shape = Shape.of(type);
    Binding binding =
        Binding.of(resources, function, shape.arity() - (takesEvent ? 1 : 0), "handler");
    return build(resources, binding, null, function, shape);
  }

  /** A handler of a bound function: the event is its last operand, if there is room for one. */
  static <E> Handler<E> build(
      Resources resources, Binding binding, @Nullable String given, Object function, Shape shape) {
    String name = given != null ? given : binding.name() != null ? binding.name() : UNNAMED;
    BuildException.throwIfAny("handler " + name, binding.problems());
    List<Operand> operands = new ArrayList<>();
    binding.arguments().forEach(argument -> operands.add(new Constant(argument)));
    if (operands.size() < shape.arity()) {
      operands.add(EVENT);
    }
    List<Instruction> body = new ArrayList<>();
    Confinement confinement = resources.store().confinement();
    if (confinement != null) {
      body.add(
          call(
              "thread check",
              Shape.of(dev.headrace.function.Action1.class),
              confinement,
              List.of(EVENT),
              name));
    }
    body.add(call(name, shape, function, operands, name));
    Plan plan = new Plan(name, EVENT, 1, new Block(body), () -> graph(name, binding));
    return Engine.build(plan.ownedBy(resources.store()));
  }

  private static Instruction call(
      String step, Shape shape, Object function, List<Operand> operands, String handler) {
    return new Instruction.Call(
        new Origin("handler " + handler, step), shape, function, operands, null, false);
  }

  private static Graph graph(String name, Binding binding) {
    List<String> reads = binding.reads().stream().map(Key::toString).toList();
    List<String> writes = binding.writes().stream().map(Key::toString).toList();
    return new Graph(
        "handler " + name, List.of(new Graph.Node(0, name, "handler", reads, writes)), List.of());
  }
}
