package dev.headrace.flow;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.Problem;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Children;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hands each event to several handlers that are known from the start. Where they come and go, use a
 * {@link Broadcast}.
 *
 * <pre>{@code
 * Handler<Order> orders = FanOut.of("orders", risk, journal, gateway);
 * }</pre>
 *
 * <p>The children run on the caller's thread, in the order they were given, each to its end: each
 * sees what those before it did. All get the same event object, so it is best immutable; a child
 * that changes it gets a copy of its own by {@link Adapt#copying}. Where a child throws, those
 * after it don't run, and what it threw reaches the caller, marked with the name of the child.
 *
 * <p>What is built is one compiled handler with a call site for each child. It allocates nothing.
 */
public final class FanOut {
  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final Shape HANDLER = Shape.of(Handler.class);

  private FanOut() {}

  /**
   * Makes a handler that hands each event to others.
   *
   * @param name what to call it
   * @param children the handlers in order, two or more; one that is there twice runs twice
   * @param <E> the type of the events
   * @return the handler
   * @throws BuildException if there are fewer than two, or the name is blank
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied
  public static <E> Handler<E> of(String name, Handler<? super E>... children) {
    return FanOut.<E>of(name, List.of(children));
  }

  /**
   * Makes a handler that hands each event to others.
   *
   * @param name what to call it
   * @param children the handlers in order, two or more; one that is there twice runs twice
   * @param <E> the type of the events
   * @return the handler
   * @throws BuildException if there are fewer than two, or the name is blank
   */
  public static <E> Handler<E> of(String name, List<? extends Handler<? super E>> children) {
    Objects.requireNonNull(name, "name");
    List<Handler<? super E>> all = List.copyOf(children);
    check(name, all.size());
    List<Instruction> body = new ArrayList<>();
    for (Handler<? super E> child : all) {
      Origin origin = new Origin("fan-out " + name, child.name());
      body.add(new Instruction.Call(origin, HANDLER, child, List.of(EVENT), null, false));
    }
    return Engine.build(
        new Plan(
            name,
            EVENT,
            1,
            new Block(body),
            () -> Children.graph("fan-out", name, all.stream().map(Handler::name).toList())));
  }

  private static void check(String name, int children) {
    String where = name.isBlank() ? "fan-out" : "fan-out " + name;
    List<Problem> problems = new ArrayList<>();
    if (name.isBlank()) {
      problems.add(
          new Problem(Problem.Kind.INVALID, where, "its name is blank", "name what it is for"));
    }
    if (children < 2) {
      problems.add(
          new Problem(
              Problem.Kind.INVALID,
              where,
              "it has " + (children == 0 ? "no handler" : "one handler"),
              "give it two or more, use the handler itself, or use a Broadcast, which takes any number"));
    }
    BuildException.throwIfAny(where, problems);
  }
}
