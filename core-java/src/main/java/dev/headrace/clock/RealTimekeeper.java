package dev.headrace.clock;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/** The system's time, and a thread of its own for what is done later. */
public final class RealTimekeeper implements Timekeeper, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorTime time;

  RealTimekeeper(SystemTime system, ThreadFactory threads) {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    time = new ExecutorTime(system, timer);
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  /**
   * Does something when some time has gone by, never before.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the timekeeper was closed
   */
  @Override
  public Registration after(Duration delay, Runnable task) {
    return time.after(delay, task);
  }

  /**
   * Ends the thread. What was to be done later is left out, what is being done is not waited for.
   * Closing twice is harmless.
   */
  @Override
  public void close() {
    timer.shutdown();
  }

  /**
   * The timekeeper as text.
   *
   * @return what waits
   */
  @Override
  public String toString() {
    return "real time, " + timer.getQueue().size() + " tasks waiting";
  }
}
