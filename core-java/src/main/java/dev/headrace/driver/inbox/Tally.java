package dev.headrace.driver.inbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A count that any thread adds to and reads; no other memory goes with it. */
final class Tally {
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(Tally.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by its handle
  private long count;

  void add() {
    COUNT.getAndAdd(this, 1L);
  }

  long get() {
    return (long) COUNT.getVolatile(this);
  }
}
