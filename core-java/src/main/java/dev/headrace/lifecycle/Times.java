package dev.headrace.lifecycle;

import java.time.Duration;

/** Times as people say them. */
final class Times {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Times() {}

  /** A time in the largest unit that it is a whole number of, such as 1500 ms. */
  static String text(Duration time) {
    if (time.abs().compareTo(Duration.ofDays(100_000)) > 0) {
      return time.toDays() + " days"; // more than there is room for in nanoseconds
    }
    long nanos = time.toNanos();
    if (nanos % SECOND != 0) {
      return nanos % MILLI == 0 ? nanos / MILLI + " ms" : nanos + " ns";
    }
    if (nanos == 0 || nanos % MINUTE != 0) {
      return nanos / SECOND + " s";
    }
    return nanos % HOUR == 0 ? nanos / HOUR + " h" : nanos / MINUTE + " min";
  }
}
