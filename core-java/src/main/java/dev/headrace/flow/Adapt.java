package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.function.Step1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Block;
import dev.headrace.internal.flow.Condition;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Kind;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Plan;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import dev.headrace.internal.method.FunctionSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a handler fit events that it was not made for, by a function before it.
 *
 * <pre>{@code
 * Handler<Frame> frames = Adapt.decode(Frame::toOrder, onOrder);
 * }</pre>
 *
 * <p>The function and then the handler run on the caller's thread. What either throws reaches the
 * caller, marked with the step. What is built is one compiled handler under the name of the one it
 * hands on to; it allocates nothing but what the function does.
 */
public final class Adapt {
  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final Variable VALUE = new Variable(1, Kind.VALUE);
  private static final Shape STEP = Shape.of(Step1.class);
  private static final Shape HANDLER = Shape.of(Handler.class);

  private Adapt() {}

  /**
   * Makes a handler of what a function makes of each event.
   *
   * @param function makes what the handler takes; if it gives null, the handler is not called and a
   *     {@link dev.headrace.NullResultException} is thrown
   * @param handler what to hand it to
   * @param <W> the type of the events
   * @param <T> the type of what the handler takes
   * @return the handler of the events
   */
  public static <W, T> Handler<W> map(
      Step1<? super W, ? extends T> function, Handler<? super T> handler) {
    return build("map", function, true, handler);
  }

  /**
   * Makes a handler of what a function makes of some events.
   *
   * @param function makes what the handler takes, or gives null where there is nothing for it, or
   *     nothing yet: it may keep parts of what is to come together
   * @param handler what to hand it to; not called for null
   * @param <W> the type of the events
   * @param <T> the type of what the handler takes
   * @return the handler of the events
   */
  public static <W, T> Handler<W> decode(
      Step1<? super W, ? extends @Nullable T> function, Handler<? super T> handler) {
    return build("decode", function, false, handler);
  }

  /**
   * Makes a handler that gets a copy of each event, for one that changes what it gets.
   *
   * @param copier makes the copy, anew for each event; if it gives null, the handler is not called
   *     and a {@link dev.headrace.NullResultException} is thrown
   * @param handler what to hand the copy to
   * @param <E> the type of the events
   * @return the handler of the events
   */
  public static <E> Handler<E> copying(
      Step1<? super E, ? extends E> copier, Handler<? super E> handler) {
    return build("copying", copier, true, handler);
  }

  private static <W> Handler<W> build(
      String kind, Step1<?, ?> function, boolean required, Handler<?> handler) {
    Objects.requireNonNull(handler, "handler");
    String known = FunctionSource.of(Objects.requireNonNull(function, "function")).name();
    String step = known == null ? kind : known;
    String name = handler.name();
    String flow = kind + " " + name;
    Instruction make =
        new Instruction.Call(
            new Origin(flow, step), STEP, function, List.of(EVENT), VALUE, required);
    Instruction hand =
        new Instruction.Call(new Origin(flow, name), HANDLER, handler, List.of(VALUE), null, false);
    Block body =
        required
            ? Block.of(make, hand)
            : Block.of(
                make,
                new Instruction.Branch(new Condition.Present(VALUE), Block.of(hand), Block.EMPTY));
    return Engine.build(
        new Plan(name, EVENT, 2, body, () -> graph(kind, step, name, required ? "" : "present")));
  }

  private static Graph graph(String kind, String step, String name, String when) {
    return new Graph(
        kind + " " + name,
        List.of(
            new Graph.Node(0, step, kind, List.of(), List.of()),
            new Graph.Node(1, name, "handler", List.of(), List.of())),
        List.of(new Graph.Edge(0, 1, when)));
  }
}
