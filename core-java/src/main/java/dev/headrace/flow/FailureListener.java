package dev.headrace.flow;

import dev.headrace.Handler;

/**
 * Is told when a guarded handler fails.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface FailureListener<E> {

  /**
   * A handler failed. Called on the thread that ran it, before the caller goes on. What this throws
   * is caught, suppressed by the cause and logged with it.
   *
   * @param handler the handler that failed
   * @param event the event it was run for
   * @param cause what it threw
   */
  void failed(Handler<?> handler, E event, Throwable cause);
}
