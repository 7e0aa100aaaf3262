package dev.headrace.lifecycle;

import dev.headrace.Registration;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real time of one container. While somebody waits for the container, that thread has nothing
 * else to do, and does what is due; a thread of its own is made when something is to be done later
 * and nobody waits. So a container that starts and stops as it should needs none.
 *
 * <pre>
 *   timer                       any thread: it has a lock of its own
 *   all other fields            guarded by this
 *   what is due                 done by who waits or by the timer's thread, and not under the lock
 * </pre>
 */
final class ContainerTime implements Timekeeper, AutoCloseable {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 4);

  private final RealTimekeeper timer;
  private final TreeSet<Alarm> alarms = new TreeSet<>(Alarm.ORDER);
  private long made;
  private @Nullable Thread watcher;
  private boolean isParked;
  private long parkedUntil;
  private boolean hasThread;

  ContainerTime(ThreadFactory threads) {
    timer = Timekeeper.start(threads);
  }

  /** Something to be done at a time, and then no more. */
  private final class Alarm implements Registration {
    static final Comparator<Alarm> ORDER =
        (one, other) ->
            one.at == other.at
                ? Long.compare(one.number, other.number)
                : Long.signum(one.at - other.at);

    final long at;
    final long number;
    final Runnable task;
    private @Nullable Registration handedOn;

    Alarm(long at, long number, Runnable task) {
      this.at = at;
      this.number = number;
      this.task = task;
    }

    @Override
    public void close() {
      Registration elsewhere;
      synchronized (ContainerTime.this) {
        alarms.remove(this);
        elsewhere = handedOn;
      }
      if (elsewhere != null) {
        elsewhere.close();
      }
    }
  }

  @Override
  public long nanos() {
    return timer.nanos();
  }

  @Override
  public Registration after(Duration delay, Runnable task) {
    long nanos = (delay.compareTo(LONGEST) > 0 ? LONGEST : delay).toNanos();
    Thread woken;
    Alarm alarm;
    synchronized (this) {
      if (hasThread || watcher == null) {
        hasThread = true;
        return timer.after(delay, task);
      }
      alarm = new Alarm(nanos() + nanos, made++, task);
      alarms.add(alarm);
      woken = isParked && alarm.at - parkedUntil < 0 ? watcher : null;
    }
    LockSupport.unpark(woken);
    return alarm;
  }

  /** Asks for something, waits for it to the end, and meanwhile does what is due. */
  <T> T await(Supplier<CompletableFuture<T>> asked, Runnable onInterrupt) {
    boolean watches = begin();
    try {
      CompletableFuture<T> future = asked.get();
      if (watches) {
        watch(future, onInterrupt);
      }
      return Waiting.await(future, onInterrupt);
    } finally {
      if (watches) {
        end();
      }
    }
  }

  private synchronized boolean begin() {
    if (hasThread || watcher != null) {
      return false;
    }
    watcher = Thread.currentThread();
    return true;
  }

  private void watch(CompletableFuture<?> future, Runnable onInterrupt) {
    Thread me = Thread.currentThread();
    var unused = future.whenComplete((done, failure) -> LockSupport.unpark(me));
    boolean wasInterrupted = false;
    while (!future.isDone()) {
      long nanos = doWhatIsDue();
      if (nanos > 0 && !future.isDone()) {
        LockSupport.parkNanos(this, nanos);
      }
      if (Thread.interrupted() && !wasInterrupted) {
        wasInterrupted = true;
        onInterrupt.run();
      }
    }
    if (wasInterrupted) {
      me.interrupt();
    }
  }

  /** Does what is due first, if something is; gives how long to wait for the next, or 0. */
  private long doWhatIsDue() {
    Alarm due;
    synchronized (this) {
      isParked = false;
      long now = nanos();
      Alarm first = alarms.isEmpty() ? null : alarms.first();
      if (first == null || first.at - now > 0) {
        isParked = true;
        parkedUntil = first == null ? now + LONGEST.toNanos() : first.at;
        return parkedUntil - now;
      }
      alarms.remove(first);
      due = first;
    }
    try {
      due.task.run();
    } catch (Throwable thrown) {
      Log.LOGGER.log(Level.ERROR, "what was to be done later failed", thrown);
    }
    return 0;
  }

  /** Has the thread do what is still to be done. */
  private synchronized void end() {
    watcher = null;
    isParked = false;
    hasThread |= !alarms.isEmpty();
    while (!alarms.isEmpty()) {
      Alarm alarm = alarms.first();
      alarms.remove(alarm);
      try {
        alarm.handedOn = timer.after(Duration.ofNanos(alarm.at - nanos()), alarm.task);
      } catch (RuntimeException | Error refused) { // no thread to be had for it
        Log.LOGGER.log(Level.WARNING, "what was to be done later is never done", refused);
      }
    }
  }

  @Override
  public synchronized void close() {
    hasThread = true;
    alarms.clear();
    timer.close();
  }
}
