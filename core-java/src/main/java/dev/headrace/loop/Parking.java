package dev.headrace.loop;

import dev.headrace.driver.Waiting;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits parked.
 *
 * <p>A wake-up is a flag and an unpark. Whoever waits takes the flag first, so that a wake-up from
 * before is not lost even where a handler has used up the thread's permit meanwhile; a flag that is
 * set after that comes with a permit that ends the parking.
 */
final class Parking implements Waiting {
  private static final VarHandle WOKEN;

  static {
    try {
      WOKEN = MethodHandles.lookup().findVarHandle(Parking.class, "woken", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by its handle
  private boolean woken;

  private volatile @Nullable Thread waiting;

  @Override
  public void await(long nanos) {
    waiting = Thread.currentThread();
    if (!WOKEN.compareAndSet(this, true, false)) {
      if (nanos == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
      WOKEN.setVolatile(this, false);
    }
    waiting = null;
  }

  @Override
  public void wake() {
    if (WOKEN.compareAndSet(this, false, true)) {
      LockSupport.unpark(waiting);
    }
  }
}
