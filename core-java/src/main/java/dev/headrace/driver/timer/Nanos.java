package dev.headrace.driver.timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Nanoseconds that stay at the farthest there is where they would go beyond it. */
final class Nanos {
  private Nanos() {}

  static long of(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  static long plus(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return b < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  static long minus(long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return difference;
  }
}
