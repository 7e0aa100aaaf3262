package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;

/**
 * A handler and the events it is called with, over and over.
 *
 * @param handler the handler
 * @param events the events; their number is a power of two
 */
record HandlerCalls(Handler<Object> handler, Object[] events) {
  HandlerCalls {
    if (Integer.bitCount(events.length) != 1) {
      throw new IllegalArgumentException(
          "the number of events must be a power of two, not " + events.length);
    }
  }

  @SuppressWarnings("unchecked") // it is only ever called with these events
  static <E> HandlerCalls of(Handler<E> handler, E[] events) {
    return new HandlerCalls((Handler<Object>) handler, events);
  }
}
