package dev.headrace.clock;

import java.time.Duration;

/**
 * Time that goes from one moment to another in even steps, a step with each {@link #sync}, for
 * going through what happened once more.
 *
 * <p>Each {@code sync} shows a position and goes on to the next. The one that comes to the end says
 * so, and all after it show the end.
 *
 * <pre>{@code
 * while (!time.isExhausted()) {
 *   time.sync();
 *   …                  // runs for start, start + step, … but not for the end itself
 * }
 * time.sync();         // the end, for those who want it
 * }</pre>
 */
public final class HistoricalClock extends ClockSource {
  private final long start;
  private final long end;
  private final long step;
  private long position;
  private boolean exhausted;

  private HistoricalClock(long start, long end, long step) {
    this.start = start;
    this.end = end;
    this.step = step;
    this.position = start;
  }

  /**
   * Makes a clock source.
   *
   * @param startUnixNanos the moment it begins at, in nanoseconds since 1970
   * @param endUnixNanos the moment it ends at, after the start
   * @param step how far it goes on each time, more than nothing
   * @return the source
   */
  public static HistoricalClock of(long startUnixNanos, long endUnixNanos, Duration step) {
    if (startUnixNanos >= endUnixNanos) {
      throw new IllegalArgumentException(
          "history can't go from %d to %d: end it after its start"
              .formatted(startUnixNanos, endUnixNanos));
    }
    long nanos = step.toNanos();
    if (nanos <= 0) {
      throw new IllegalArgumentException(
          "history can't go on by " + step + ": say how far it goes with each sync");
    }
    return new HistoricalClock(startUnixNanos, endUnixNanos, nanos);
  }

  @Override
  public void sync() {
    clock().set(position - start, position);
    if (end - position <= step) {
      position = end;
      exhausted = true;
    } else {
      position += step;
    }
  }

  /**
   * Whether it has come to the end. The clock shows it with the next {@code sync} at the latest.
   *
   * @return true from the {@code sync} on that reached it
   */
  public boolean isExhausted() {
    return exhausted;
  }

  /**
   * The moment that the next {@code sync} shows.
   *
   * @return nanoseconds since 1970
   */
  public long currentNanos() {
    return position;
  }

  /** Goes back to the start. The clock shows it with the next {@code sync}. */
  public void reset() {
    position = start;
    exhausted = false;
  }

  /**
   * The source as text.
   *
   * @return where it is
   */
  @Override
  public String toString() {
    return "historical clock at %d of %d to %d%s"
        .formatted(position, start, end, exhausted ? " (exhausted)" : "");
  }
}
