package dev.headrace.clock;

/** Where an {@link EventClock} has its time from. For one thread: the one whose loop it is. */
public abstract sealed class ClockSource permits RealtimeClock, ManualClock, HistoricalClock {
  private final EventClock clock = new EventClock();

  ClockSource() {}

  /**
   * The clock, for a world to be added to and for handlers to read.
   *
   * @return always the same
   */
  public final EventClock clock() {
    return clock;
  }

  /** Has the clock show what time it is now. A loop does so once in each of its turns. */
  public abstract void sync();
}
