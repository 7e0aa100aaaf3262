package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;

/** Calls a handler that the caller was given, as most programs do. */
final class HandlerLoop extends Loop<HandlerCalls> {
  @Override
  void run(HandlerCalls input, int operations) {
    Handler<Object> handler = input.handler();
    Object[] events = input.events();
    for (int i = 0; i < operations; i++) {
      handler.run(events[i & (events.length - 1)]);
    }
  }
}
