package dev.headrace.driver.inbox;

import dev.headrace.driver.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a loop once for any number of events: the first that comes after a poll began.
 *
 * <p>Whoever puts an event claims a place for it, puts it in, then looks at the flag; the poll
 * lowers the flag, then looks how far places are claimed, and raises it again if it leaves any
 * behind, be it that the event has not come in yet. The claim is a compare-and-set and the look a
 * volatile read, and the poll has a full fence between its two steps: so either the flag was seen
 * lowered or the claim was seen, and no event is left behind without a wake-up. An offer has no
 * fence of its own to pay for that.
 *
 * <pre>
 *   field   read      written                                           guarded by
 *   waker   volatile  volatile                                          itself
 *   raised  volatile  compare-and-set (raise), opaque and fence (lower)  itself
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

  /** To be called once an event is in, by whoever claimed its place. */
  void raise() {
    if (!(boolean) RAISED.getVolatile(this)) {
      Waker known = (Waker) WAKER.getVolatile(this);
      if (known != null && RAISED.compareAndSet(this, false, true)) {
        known.wake();
      }
    }
  }

  /** To be called before claims are looked for. */
  void lower() {
    RAISED.setOpaque(this, false);
    VarHandle.fullFence();
  }
}
