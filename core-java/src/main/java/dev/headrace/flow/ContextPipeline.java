package dev.headrace.flow;

import dev.headrace.ContextHandler;
import dev.headrace.world.Resources;
import java.util.List;

/**
 * Begins pipelines that run in a context: a session, a connection, an instrument. The context comes
 * with each event, and is the first parameter of every function that declares it, before its
 * resources.
 *
 * <pre>{@code
 * static boolean allowed(Session session, Res<Limits> limits, Order order) { … }
 *
 * ContextHandler<Session, Order> orders = ContextPipeline.build("orders",
 *     ContextPipeline.of(world, Session.class, Order.class)
 *         .guard(Desk::allowed)
 *         .end((session, order) -> session.accept(order)));
 * orders.run(session, order);
 * }</pre>
 *
 * <p>Every combinator is there, in arms too. A lambda that takes one thing before what flows takes
 * the context. That a function declares no other class in its place is checked when the pipeline is
 * built.
 */
public final class ContextPipeline {
  private ContextPipeline() {}

  /**
   * Begins a pipeline.
   *
   * @param resources where its steps find what they need
   * @param context the class of the context
   * @param event the class of the events
   * @param <C> the type of the context
   * @param <E> the type of the events
   * @return the event, for the first step
   */
  public static <C, E> Pipe<InContext<C, E>, E> of(
      Resources resources, Class<C> context, Class<E> event) {
    Trunk trunk = Trunk.of(resources, context, event);
    return new Pipe<>(trunk, trunk.root());
  }

  /**
   * Checks and compiles a pipeline.
   *
   * @param name what to call it
   * @param end its end
   * @param <C> the type of the context
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if something can't be resolved; it says what, all of it
   */
  @SuppressWarnings("unchecked") // a flow that begins with an E in a C takes them
  public static <C, E> ContextHandler<C, E> build(String name, End<InContext<C, E>> end) {
    return (ContextHandler<C, E>)
        (ContextHandler<?, ?>) end.trunk().buildWithContext("pipeline", name, List.of(end.node()));
  }

  /**
   * Checks and compiles a pipeline, for events that come in batches.
   *
   * @param name what to call it
   * @param capacity how many events there is room for at first; it grows where more come
   * @param end its end
   * @param <C> the type of the context
   * @param <E> the type of the events
   * @return the batch
   * @throws dev.headrace.BuildException if something can't be resolved; it says what, all of it
   */
  public static <C, E> ContextBatch<C, E> buildBatch(
      String name, int capacity, End<InContext<C, E>> end) {
    return new ContextBatch<>(
        end.trunk().buildWithContext("batch", name, List.of(end.node())), capacity);
  }
}
