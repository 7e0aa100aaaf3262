package dev.headrace.benchmarks.peers;

import java.util.Random;

/** The events of all parts: the same random ones in every run. */
public final class Events {
  private static final int COUNT = 1024;
  private static final Event[] ALL =
      new Random(20261120).longs(COUNT).mapToObj(Event::new).toArray(Event[]::new);

  private Events() {}

  /**
   * What happened.
   *
   * @param value anything
   */
  public record Event(long value) {}

  /**
   * The event of a turn.
   *
   * @param turn the turn
   * @return the event
   */
  public static Event at(int turn) {
    return ALL[turn & (COUNT - 1)];
  }
}
