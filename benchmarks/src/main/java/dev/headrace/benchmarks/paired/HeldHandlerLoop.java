package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import java.lang.invoke.MethodHandles;

/** Calls a handler that the caller holds in a {@code static final} field. */
final class HeldHandlerLoop extends Loop<HandlerCalls> {
  private static final Handler<Object> HANDLER = held().handler();

  private static HandlerCalls held() {
    try {
      return MethodHandles.classData(MethodHandles.lookup(), "_", HandlerCalls.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a copy can read its own constant", e);
    }
  }

  @Override
  void run(HandlerCalls input, int operations) {
    Object[] events = input.events();
    for (int i = 0; i < operations; i++) {
      HANDLER.run(events[i & (events.length - 1)]);
    }
  }
}
