package dev.headrace.clock;

import java.time.Duration;

/**
 * Time that goes on when a test says so. What is said shows at the clock with the next {@link
 * #sync}.
 *
 * <pre>{@code
 * ManualClock time = ManualClock.startingAt(0);
 * time.advance(Duration.ofSeconds(1));
 * time.sync();
 * }</pre>
 */
public final class ManualClock extends ClockSource {
  private long base;
  private long elapsed;

  private ManualClock(long unixNanos) {
    this.base = unixNanos;
  }

  /**
   * Makes a clock source.
   *
   * @param unixNanos the time of day it begins at, in nanoseconds since 1970
   * @return the source
   */
  public static ManualClock startingAt(long unixNanos) {
    return new ManualClock(unixNanos);
  }

  @Override
  public void sync() {
    clock().set(elapsed, base + elapsed);
  }

  /**
   * Goes on.
   *
   * @param time by how much, not negative
   */
  public void advance(Duration time) {
    advance(time.toNanos());
  }

  /**
   * Goes on.
   *
   * @param nanos by how many nanoseconds, not negative
   */
  public void advance(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException(
          "time can't advance by " + nanos + " ns: setElapsed goes backwards");
    }
    elapsed += nanos;
  }

  /**
   * Goes on to a time of day.
   *
   * @param unixNanos the time, not before the one it is
   */
  public void advanceTo(long unixNanos) {
    advance(unixNanos - base - elapsed);
  }

  /**
   * Says how much time has gone by since the beginning, be it more or less than it was.
   *
   * @param time how much
   */
  public void setElapsed(Duration time) {
    elapsed = time.toNanos();
  }

  /**
   * Sets the time of day, as if everything began there: no time has gone by since.
   *
   * @param unixNanos the time, in nanoseconds since 1970
   */
  public void setNanos(long unixNanos) {
    base = unixNanos;
    elapsed = 0;
  }

  /** Goes back to the beginning, which is what was last set. */
  public void reset() {
    elapsed = 0;
  }

  /**
   * How much time has gone by since the beginning.
   *
   * @return the time, also what is not synchronised yet
   */
  public Duration elapsed() {
    return Duration.ofNanos(elapsed);
  }

  /**
   * The source as text.
   *
   * @return how much time has gone by
   */
  @Override
  public String toString() {
    return "manual clock after " + elapsed();
  }
}
