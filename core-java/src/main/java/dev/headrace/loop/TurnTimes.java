package dev.headrace.loop;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long turns took: how many of them in which range of time. Ranges are an eighth of a power of
 * two wide, so that a time read off them is at most one eighth too long.
 */
public final class TurnTimes {
  private static final int BITS = 3;
  private static final int PARTS = 1 << BITS;

  /** The ranges of all times; below 16 each number has its own. */
  static final int RANGES = (Long.SIZE - BITS) * PARTS;

  private static final double WHOLE = 100;

  private final long[] counts;
  private final long turns;
  private final long longest;

  TurnTimes(long[] counts, long longest) {
    this.counts = counts;
    this.turns = Arrays.stream(counts).sum();
    this.longest = longest;
  }

  /** Where a time belongs. */
  static int range(long nanos) {
    long time = Math.max(nanos, 0);
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(time | PARTS);
    int shift = power - BITS;
    return shift * PARTS + (int) (time >>> shift);
  }

  /** The longest time that belongs there. */
  static long end(int range) {
    int shift = Math.max(range / PARTS - 1, 0);
    long first = (long) (range - shift * PARTS) << shift;
    return first + (1L << shift) - 1;
  }

  /**
   * How many turns were measured: those that found something to do.
   *
   * @return how many
   */
  public long turns() {
    return turns;
  }

  /**
   * The time within which a share of the turns was done.
   *
   * @param percent the share, from 0 to 100, such as 99.9
   * @return nanoseconds, at most one eighth too many; 0 where none was measured
   */
  public long percentile(double percent) {
    if (!(percent >= 0 && percent <= WHOLE)) {
      throw new IllegalArgumentException("a percentile is from 0 to 100, and not " + percent);
    }
    long wanted = Math.max(1, (long) Math.ceil(turns * percent / WHOLE));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(end(i), longest);
      }
    }
    return longest;
  }

  /**
   * Whether other times are the same.
   *
   * @param other what to compare with
   * @return true if as many turns took as long
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof TurnTimes that
        && longest == that.longest
        && Arrays.equals(counts, that.counts);
  }

  /**
   * A number that is the same for the same times.
   *
   * @return the hash code
   */
  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /**
   * The times as text.
   *
   * @return the middle one, the rare ones, and the longest, in microseconds
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d turns, p50 %.1f µs, p99 %.1f µs, p99.9 %.1f µs, longest %.1f µs",
        turns,
        percentile(50) / 1e3,
        percentile(99) / 1e3,
        percentile(99.9) / 1e3,
        longest / 1e3);
  }
}
