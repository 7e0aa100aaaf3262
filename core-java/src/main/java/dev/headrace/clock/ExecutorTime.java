package dev.headrace.clock;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The system's time, and an executor for what is done later. */
record ExecutorTime(SystemTime system, ScheduledExecutorService timer) implements Timekeeper {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

  /** Looked up when first something is logged: on a JVM that has just begun that takes a while. */
  private static final class Log {
    static final System.Logger LOGGER = System.getLogger("dev.headrace.clock");
  }

  @Override
  public long nanos() {
    return system.nanoTime();
  }

  @Override
  public Registration after(Duration delay, Runnable task) {
    long nanos = (delay.compareTo(LONGEST) > 0 ? LONGEST : delay).toNanos();
    Future<?> later = timer.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    return () -> later.cancel(false);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      Log.LOGGER.log(System.Logger.Level.ERROR, "what was to be done later failed", thrown);
      throw thrown;
    }
  }
}
