package dev.headrace.benchmarks.timers;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The JDK's {@link ScheduledThreadPoolExecutor} with one thread; what is cancelled leaves it. */
final class ExecutorPeer extends TimerPeer {
  private static final long HOUR = 3_600_000_000_000L;

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "timers"));
  private final Semaphore fired = new Semaphore(0);

  ExecutorPeer(String shape) {
    super(shape);
    executor.setRemoveOnCancelPolicy(true);
    for (int i = 0; i < Alarms.pending(shape); i++) {
      executor.schedule(alarms.at(i), HOUR + alarms.delay(i), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  boolean cancel(int turn) {
    return executor
        .schedule(alarms.at(turn), HOUR + alarms.delay(turn), TimeUnit.NANOSECONDS)
        .cancel(false);
  }

  @Override
  void fire() {
    for (int i = 0; i < Alarms.BATCH; i++) {
      executor.schedule(alarms.at(i), 0, TimeUnit.NANOSECONDS);
    }
    executor.schedule(() -> fired.release(), 0, TimeUnit.NANOSECONDS);
    fired.acquireUninterruptibly();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
