package dev.headrace.registry;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long a handler may take.
 *
 * @param time more than nothing
 */
record Timeout(Duration time) {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  static Timeout of(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException(
          "no handler can be done within " + time + ": give it more time, or no timeout");
    }
    return new Timeout(time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }

  Future<?> start(ScheduledExecutorService timer, Runnable over) {
    return timer.schedule(over, time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
