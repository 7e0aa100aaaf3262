package dev.headrace.driver.io;

import dev.headrace.Registration;
import dev.headrace.driver.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Has a handler run on the thread that polls a driver. Any thread wakes; however often that is
 * before the handler runs, it runs once. What a thread did before it woke is visible to the run.
 *
 * <p>A wake-up that finds one under way costs a fence and a read. The first one also pushes the
 * waker onto the driver's stack and wakes the selector.
 *
 * <pre>
 *   field   read                 written                                       guarded by
 *   raised  opaque, after fence  compare-and-set; volatile (before its run)    itself
 *   next    plain                plain, by whoever raised it, before the push  the driver's stack
 * </pre>
 */
public final class IoWaker implements Waker, Registration {
  private static final VarHandle RAISED;

  static {
    try {
      RAISED = MethodHandles.lookup().findVarHandle(IoWaker.class, "raised", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final WakeUps wakeUps;
  private final IoToken token;

  @SuppressWarnings("unused") // by its handle
  private boolean raised;

  @Nullable IoWaker next;

  IoWaker(WakeUps wakeUps, IoToken token) {
    this.wakeUps = wakeUps;
    this.token = token;
  }

  /** Has the handler run in the next poll, which does not wait. For any thread. */
  @Override
  public void wake() {
    VarHandle.fullFence();
    if (!(boolean) RAISED.getOpaque(this) && RAISED.compareAndSet(this, false, true)) {
      wakeUps.push(this);
    }
  }

  /** From now on a wake-up means another run. */
  void lower() {
    RAISED.setVolatile(this, false);
    VarHandle.fullFence();
  }

  /**
   * What its events are about. For the thread that polls, as is everything about a token.
   *
   * @return the token
   */
  public IoToken token() {
    return token;
  }

  /** Ends it: waking does nothing any more. For the thread that polls. */
  @Override
  public void close() {
    token.close();
  }

  /**
   * The waker as text.
   *
   * @return which driver it wakes
   */
  @Override
  public String toString() {
    return token.toString();
  }
}
