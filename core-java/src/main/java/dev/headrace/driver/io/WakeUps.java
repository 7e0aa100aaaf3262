package dev.headrace.driver.io;

import dev.headrace.driver.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What other threads have said to a driver: which wakers were called, and whether it was woken at
 * all.
 *
 * <p>Wakers link themselves into a stack that is taken as a whole, so there is no ABA. The selector
 * keeps a wake-up that comes while nobody waits, but any selection uses it up, also one that does
 * not wait. So what was said is kept here as well: pushing comes before waking the selector, and
 * the poll waits only where nothing is here.
 *
 * <pre>
 *   field   read                      written                                      guarded by
 *   stack   acquire                   compare-and-set (push), get-and-set (take)   itself
 *   woken   opaque, acquire (poll)    compare-and-set (wake), volatile (selected)  itself
 * </pre>
 */
final class WakeUps implements Waker {
  private static final VarHandle STACK;
  private static final VarHandle WOKEN;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STACK = lookup.findVarHandle(WakeUps.class, "stack", IoWaker.class);
      WOKEN = lookup.findVarHandle(WakeUps.class, "woken", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Selector selector;

  @SuppressWarnings("unused") // by its handle
  private @Nullable IoWaker stack;

  @SuppressWarnings("unused") // by its handle
  private boolean woken;

  WakeUps(Selector selector) {
    this.selector = selector;
  }

  @Override
  public void wake() {
    VarHandle.fullFence();
    if (!(boolean) WOKEN.getOpaque(this) && WOKEN.compareAndSet(this, false, true)) {
      selector.wakeup();
    }
  }

  void push(IoWaker waker) {
    IoWaker top;
    do {
      top = (IoWaker) STACK.getAcquire(this);
      waker.next = top;
    } while (!STACK.compareAndSet(this, top, waker));
    selector.wakeup();
  }

  /** Whether a selection must not wait. */
  boolean any() {
    return (boolean) WOKEN.getAcquire(this) || STACK.getAcquire(this) != null;
  }

  /** A selection has ended: who wakes from now on means the next. */
  void selected() {
    WOKEN.setVolatile(this, false);
    VarHandle.fullFence();
  }

  /** Moves the wakers that were called behind those in a queue, in the order of their calls. */
  void moveTo(Deque<IoWaker> queue, ArrayDeque<IoWaker> turning) {
    IoWaker waker = (IoWaker) STACK.getAndSet(this, null);
    while (waker != null) {
      turning.addLast(waker);
      IoWaker following = waker.next;
      waker.next = null;
      waker = following;
    }
    while (!turning.isEmpty()) {
      queue.addLast(turning.pollLast());
    }
  }
}
