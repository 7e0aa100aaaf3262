package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;

/** Calls of listeners that are written out. */
public interface Row {
  /**
   * Calls them all.
   *
   * @param event with this
   */
  void publish(Event event);

  /**
   * How many calls ended by an exception.
   *
   * @return the number
   */
  long failed();
}
