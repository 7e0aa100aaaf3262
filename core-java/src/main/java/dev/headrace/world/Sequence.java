package dev.headrace.world;

/**
 * A world's count of events. Drivers advance it once for each event they fire; a handler run by
 * hand does not.
 *
 * <p>It starts at 0 and wraps round after the largest {@code long}, so numbers are compared by
 * {@link #elapsed}. For the world's thread alone.
 */
public final class Sequence {
  /** A number that no event has, for a field that holds none. */
  public static final long NONE = Long.MIN_VALUE;

  private long current;

  Sequence() {}

  /**
   * The number of the current event.
   *
   * @return the number
   */
  public long get() {
    return current;
  }

  /**
   * Goes on to the next event.
   *
   * @return its number
   */
  public long advance() {
    return ++current;
  }

  /**
   * Goes to a number, for recovery and replay.
   *
   * @param number the number
   */
  public void set(long number) {
    current = number;
  }

  /** Goes back to 0. */
  public void reset() {
    current = 0;
  }

  /**
   * How many events there are from an earlier number to the current one.
   *
   * @param earlier the earlier number
   * @return how many; right across the wrap too
   */
  public long elapsed(long earlier) {
    return current - earlier;
  }

  /**
   * The number as text.
   *
   * @return the number
   */
  @Override
  public String toString() {
    return Long.toString(current);
  }
}
