package dev.headrace.flow;

import dev.headrace.world.Resources;

/**
 * Begins pipelines: steps that each go on with what the step before gave.
 *
 * <pre>{@code
 * Handler<Order> orders = Pipeline.of(world, Order.class)
 *     .guard(Desk::withinLimits)
 *     .then(Desk::enrich)
 *     .attempt(Desk::route)
 *     .onError(Desk::reject)
 *     .dispatch(gateway)
 *     .build("orders");
 * }</pre>
 *
 * <p>A handler that was built runs its steps on the caller's thread, one after another, to the end,
 * and allocates nothing of its own. What a step throws reaches the caller with the name of the step
 * in it; nothing after that step runs. Building takes some 100 microseconds: pipelines are for
 * start-up, not for each event.
 */
public final class Pipeline {
  private Pipeline() {}

  /**
   * Begins a pipeline.
   *
   * @param resources where its steps find what they need
   * @param event the class of the events
   * @param <E> the type of the events
   * @return the event, for the first step
   */
  public static <E> Pipe<E, E> of(Resources resources, Class<E> event) {
    Trunk trunk = Trunk.of(resources, event);
    return new Pipe<>(trunk, trunk.root());
  }
}
