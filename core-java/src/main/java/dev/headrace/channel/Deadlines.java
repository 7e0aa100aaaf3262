package dev.headrace.channel;

import dev.headrace.Registration;
import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Wakes up when the earliest of many deadlines has come, to the nanosecond that the timekeeper
 * keeps, without asking it for each.
 *
 * <p>One wake-up is asked for, for the earliest deadline; most calls have a later one and find that
 * by reading one field. When it comes, all that is under way is looked through. What was answered
 * meanwhile costs nothing; at worst there is one look for nothing in the shortest timeout.
 *
 * <pre>
 *   armedFor  read: volatile   written: under the lock, volatile
 *   wakeUp    under the lock
 * </pre>
 *
 * <p>No deadline is missed: who adds one puts it where the sweep looks before it reads armedFor,
 * and the sweep clears armedFor before it looks.
 */
final class Deadlines {
  static final long NEVER = Long.MIN_VALUE;
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

  private final @Nullable Timekeeper time;
  private final LongConsumer sweep;
  private volatile long armedFor = NEVER;
  private @Nullable Registration wakeUp;
  private boolean closed;

  /**
   * Makes it.
   *
   * @param time null where no time is measured
   * @param sweep ends what is due by the given time, and notes the earliest deadline that is left
   */
  Deadlines(@Nullable Timekeeper time, LongConsumer sweep) {
    this.time = time;
    this.sweep = sweep;
  }

  boolean measures() {
    return time != null;
  }

  /** The deadline of what begins now; never where there is no timeout or no time. */
  long after(@Nullable Duration timeout) {
    if (time == null || timeout == null) {
      return NEVER;
    }
    Duration wait = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    long deadline = time.nanos() + wait.toNanos();
    return deadline == NEVER ? deadline + 1 : deadline;
  }

  /** Sees to it that the sweep runs when a deadline has come. */
  void note(long deadline) {
    long armed = armedFor;
    if (deadline != NEVER && (armed == NEVER || deadline - armed < 0)) {
      arm(deadline);
    }
  }

  private synchronized void arm(long deadline) {
    Timekeeper measuring = time;
    if (closed || measuring == null || (armedFor != NEVER && deadline - armedFor >= 0)) {
      return;
    }
    disarm();
    wakeUp = measuring.after(Duration.ofNanos(deadline - measuring.nanos()), this::wake);
    armedFor = deadline;
  }

  private void wake() {
    Timekeeper measuring = time;
    if (measuring == null) {
      return;
    }
    synchronized (this) {
      wakeUp = null;
      armedFor = NEVER;
    }
    sweep.accept(measuring.nanos());
  }

  synchronized void close() {
    closed = true;
    disarm();
  }

  private void disarm() {
    Registration armed = wakeUp;
    wakeUp = null;
    armedFor = NEVER;
    if (armed != null) {
      armed.close();
    }
  }
}
