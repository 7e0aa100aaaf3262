package dev.headrace.clock;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * Time for what waits: how late it is, and something to do later. Timeouts, deadlines, pauses
 * between attempts are measured with one.
 *
 * <p>It may be used by any thread. What is to be done later is done on the timekeeper's own thread
 * and must be short: it keeps what comes after it waiting.
 *
 * <pre>{@code
 * try (RealTimekeeper time = Timekeeper.start(task -> new Thread(task, "timeouts"))) {
 *   Registration timeout = time.after(Duration.ofSeconds(5), request::giveUp);
 *   …
 *   timeout.close();
 * }
 * }</pre>
 */
public interface Timekeeper {

  /**
   * How late it is.
   *
   * @return nanoseconds since some moment; it never goes backwards
   */
  long nanos();

  /**
   * Does something when some time has gone by, never before.
   *
   * @param delay how much time; as soon as possible where it is nothing or less
   * @param task what to do; what it throws is logged
   * @return closing it has the task left out, where it was not begun
   */
  Registration after(Duration delay, Runnable task);

  /**
   * The system's time, and an executor's thread for what is done later.
   *
   * @param timer the executor; it is never shut down here
   * @return the timekeeper
   */
  static Timekeeper on(ScheduledExecutorService timer) {
    return new ExecutorTime(SystemTime.REAL, Objects.requireNonNull(timer, "timer"));
  }

  /**
   * The system's time, and one thread for what is done later.
   *
   * @param threads makes the thread, when first something is to be done
   * @return the timekeeper, to be closed
   */
  static RealTimekeeper start(ThreadFactory threads) {
    return new RealTimekeeper(SystemTime.REAL, threads);
  }
}
