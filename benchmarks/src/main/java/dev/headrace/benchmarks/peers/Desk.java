package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.peers.Events.Event;

/**
 * What handlers with resources work on, for those who have no resources: two fields of an object
 * that is shared.
 */
public final class Desk {
  /** What is replaced as a whole. */
  public Limits limits = new Limits(1L << 62);

  /** What is written. */
  public final Position position = new Position();

  /** Makes a desk. */
  public Desk() {}

  /**
   * Up to where events count.
   *
   * @param most the greatest value
   */
  public record Limits(long most) {}

  /** What is added up. */
  public static final class Position {
    /** How much. */
    public long quantity;

    /** Makes one of nothing. */
    public Position() {}

    /**
     * Takes an event.
     *
     * @param limits what it has to keep
     * @param event the event
     */
    public void take(Limits limits, Event event) {
      if (event.value() <= limits.most()) {
        quantity += event.value();
      } else {
        quantity ^= event.value();
      }
    }
  }
}
