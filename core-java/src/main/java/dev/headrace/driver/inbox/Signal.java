package dev.headrace.driver.inbox;

import dev.headrace.driver.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a loop once for any number of events: the first that comes after a poll began.
 *
 * <p>Whoever puts an event makes it visible, then looks at the flag; the poll lowers the flag, then
 * looks for events. With a full fence between the two steps on both sides, at least one sees what
 * the other did: so no event is left behind without a wake-up.
 *
 * <pre>
 *   field   read                 written                                   guarded by
 *   waker   acquire, after fence volatile                                  itself
 *   raised  opaque, after fence  compare-and-set (raise), volatile (lower)  itself
 * </pre>
 */
final class Signal {
  private static final VarHandle RAISED;
  private static final VarHandle WAKER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      RAISED = lookup.findVarHandle(Signal.class, "raised", boolean.class);
      WAKER = lookup.findVarHandle(Signal.class, "waker", Waker.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by its handle
  private boolean raised;

  @SuppressWarnings("unused") // by its handle
  private @Nullable Waker waker;

  void wakes(Waker other) {
    WAKER.setVolatile(this, other);
    other.wake(); // for what came before; the poll then lowers the flag
  }

  /** To be called once an event is visible. */
  void raise() {
    VarHandle.fullFence();
    Waker known = (Waker) WAKER.getAcquire(this);
    if (known != null
        && !(boolean) RAISED.getOpaque(this)
        && RAISED.compareAndSet(this, false, true)) {
      known.wake();
    }
  }

  /** To be called before events are looked for. */
  void lower() {
    RAISED.setVolatile(this, false);
    VarHandle.fullFence();
  }
}
