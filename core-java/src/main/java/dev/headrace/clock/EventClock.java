package dev.headrace.clock;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time as it was when a {@link ClockSource} was last synchronised. It does not go on by itself.
 * Reading it costs a field read. For one thread.
 *
 * <p>It has two readings. {@link #nanos} never goes backwards and means nothing by itself: take it
 * for durations and deadlines. {@link #unixNanos} is the time of day, which may be set.
 */
public final class EventClock implements InstantSource {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private long nanos;
  private long unixNanos;

  EventClock() {}

  void set(long nanos, long unixNanos) {
    this.nanos = nanos;
    this.unixNanos = unixNanos;
  }

  /**
   * The time for durations and deadlines. Compare two by their difference: the number itself may
   * wrap around.
   *
   * @return nanoseconds since some moment
   */
  public long nanos() {
    return nanos;
  }

  /**
   * The time of day in UTC.
   *
   * @return nanoseconds since 1970; 0 before the first {@link ClockSource#sync}
   */
  public long unixNanos() {
    return unixNanos;
  }

  /**
   * The time of day as an object, which is made for each call.
   *
   * @return the same as {@link #unixNanos}
   */
  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(unixNanos, NANOS_PER_SECOND), Math.floorMod(unixNanos, NANOS_PER_SECOND));
  }

  /**
   * The time of day in UTC.
   *
   * @return milliseconds since 1970
   */
  @Override
  public long millis() {
    return Math.floorDiv(unixNanos, NANOS_PER_MILLI);
  }

  /**
   * The clock as text.
   *
   * @return the time of day
   */
  @Override
  public String toString() {
    return "clock at " + instant();
  }
}
