package dev.headrace.clock;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Time that goes on when a test says so: what is to be done later is done by the thread that {@link
 * #advance advances} it, in the order of its moments, and each at its own.
 *
 * <pre>{@code
 * ManualTimekeeper time = new ManualTimekeeper();
 * CompletableFuture<StartReport> start = container.startAsync();
 * time.awaitPending(1);                        // the timeout of the hook that hangs
 * time.advance(Duration.ofSeconds(10));
 * }</pre>
 *
 * <p>It may be used by any thread.
 */
public final class ManualTimekeeper implements Timekeeper {
  private final PriorityQueue<Later> pending = new PriorityQueue<>();
  private long nanos;
  private long count;

  /** Makes a timekeeper at 0. */
  public ManualTimekeeper() {}

  private record Later(long nanos, long order, Runnable task) implements Comparable<Later> {
    private static final Comparator<Later> ORDER =
        Comparator.comparingLong(Later::nanos).thenComparingLong(Later::order);

    @Override
    public int compareTo(Later other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Registration after(Duration delay, Runnable task) {
    Objects.requireNonNull(task, "task");
    long wait = delay.isNegative() ? 0 : TimeUnit.NANOSECONDS.convert(delay);
    Later later = new Later(saturatedSum(nanos, wait), count++, task);
    pending.add(later);
    notifyAll();
    return () -> forget(later);
  }

  private synchronized void forget(Later later) {
    pending.remove(later); // no two have the same order
  }

  /**
   * Goes on, and does what is due meanwhile, each at its moment; also what was asked for meanwhile.
   *
   * @param time by how much, not negative
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time can't go on by " + time + ": it goes forward");
    }
    long end = saturatedSum(nanos(), TimeUnit.NANOSECONDS.convert(time));
    for (Later due = next(end); due != null; due = next(end)) {
      due.task().run();
    }
  }

  /** Does what is due already, and leaves the time as it is. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  private synchronized @Nullable Later next(long end) {
    Later first = pending.peek();
    if (first == null || first.nanos() > end) {
      nanos = Math.max(nanos, end);
      return null;
    }
    nanos = Math.max(nanos, first.nanos());
    return pending.poll();
  }

  /**
   * How much is to be done later.
   *
   * @return how many tasks wait for their moment
   */
  public synchronized int pending() {
    return pending.size();
  }

  /**
   * Waits until other threads have asked for something to be done later.
   *
   * @param tasks how many tasks must be waiting for their moment, at least
   * @throws InterruptedException if this thread is interrupted
   */
  public synchronized void awaitPending(int tasks) throws InterruptedException {
    while (pending.size() < tasks) {
      wait();
    }
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /**
   * The timekeeper as text.
   *
   * @return how late it is, and what waits
   */
  @Override
  public synchronized String toString() {
    return "manual time at " + Duration.ofNanos(nanos) + ", " + pending.size() + " tasks waiting";
  }
}
