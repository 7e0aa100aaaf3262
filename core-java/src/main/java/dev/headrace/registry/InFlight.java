package dev.headrace.registry;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Which publishes of a registry are under way, so that somebody can wait until those that began
 * before have ended.
 *
 * <p>A publish counts itself in before it loads the snapshot, and out of the same cell when it
 * ends. So each cell that was seen at zero after a change tells that no publish in it has a
 * snapshot from before the change: it would have been counted before it loaded that. Cells need not
 * be zero at one moment.
 *
 * <p>Publishes that begin all the time would keep a cell above zero forever. So there are two
 * phases, each with cells of its own, and publishes enter those of the current one. Who waits looks
 * first at the other phase, which nobody enters any more but those who read the phase long ago,
 * makes it the current one, and looks at the phase that was current. Each is drained while nobody
 * new enters it.
 *
 * <pre>
 *   counts    read: volatile    written: get-and-add         one cell for each stripe and phase
 *   phase     read: volatile    written: by who has the turn
 *   awaited   read: volatile    written: under the lock      who leaves a cell wakes only if it is set
 *   waiters, taken                                           guarded by the lock
 * </pre>
 *
 * <p>Nobody is missed: who leaves counts out, then reads the phase and whether it is awaited; who
 * waits writes those, then reads the counts. All of it is volatile, so one of them sees the other.
 */
final class InFlight {
  /** Counts of a cache line, or two. */
  private static final int APART = 16;

  private final int mask;
  private final AtomicLongArray counts;
  private volatile int phase;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();
  private volatile boolean awaited;
  private int waiters;
  private boolean taken;

  /** Made for so many threads at once; more share cells. */
  InFlight(int threads) {
    int stripes = Integer.highestOneBit(Math.max(1, 2 * threads - 1));
    this.mask = stripes - 1;
    this.counts = new AtomicLongArray((2 * stripes + 1) * APART);
  }

  /** A publish begins on a thread with that number; gives the cell to leave. */
  int enter(int thread) {
    int cell = cell(phase, thread & mask);
    counts.getAndIncrement(cell);
    return cell;
  }

  /** It ended. */
  void leave(int cell) {
    if (counts.decrementAndGet(cell) == 0 && awaited && cell != cell(phase, stripe(cell))) {
      wake();
    }
  }

  private int cell(int phase, int stripe) {
    return (1 + phase * (mask + 1) + stripe) * APART;
  }

  private int stripe(int cell) {
    return (cell / APART - 1) & mask;
  }

  private void wake() {
    lock.lock();
    try {
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the publishes that are under way now have ended. Those who wait take turns.
   *
   * @return what is left of the time, negative if it was not enough
   */
  long await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiters++;
      awaited = true;
      long left = until(() -> !taken, nanos);
      return left < 0 ? left : drain(left);
    } finally {
      waiters--;
      awaited = waiters > 0;
      lock.unlock();
    }
  }

  private long drain(long nanos) throws InterruptedException {
    taken = true;
    try {
      int before = phase;
      int after = 1 - before;
      long left = until(() -> isEmpty(after), nanos);
      if (left < 0) {
        return left;
      }
      phase = after;
      return until(() -> isEmpty(before), left);
    } finally {
      taken = false;
      drained.signalAll();
    }
  }

  private long until(BooleanSupplier reached, long nanos) throws InterruptedException {
    long left = Math.max(0, nanos);
    while (!reached.getAsBoolean()) {
      if (left <= 0) {
        return -1;
      }
      left = drained.awaitNanos(left);
    }
    return Math.max(0, left);
  }

  private boolean isEmpty(int phase) {
    for (int stripe = 0; stripe <= mask; stripe++) {
      if (counts.get(cell(phase, stripe)) != 0) {
        return false;
      }
    }
    return true;
  }
}
