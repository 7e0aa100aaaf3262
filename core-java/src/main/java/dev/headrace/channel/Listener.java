package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/**
 * Hears of an event.
 *
 * @param <P> the type of its payload
 */
@FunctionalInterface
public interface Listener<P extends @Nullable Object> {

  /**
   * Hears of it. It may run for several at once.
   *
   * @param payload the payload, or {@code null} where the event came without one
   * @throws Exception if the listener failed, which harms nobody else
   */
  void hear(P payload) throws Exception;
}
