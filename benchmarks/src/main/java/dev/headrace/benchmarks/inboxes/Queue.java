package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events.Event;

/** A bounded queue of some library, with what takes from it. */
public interface Queue {
  /** How many events there is room for. */
  int CAPACITY = 1024;

  /**
   * Puts an event in, from any thread.
   *
   * @param event this
   * @return whether there was room
   */
  boolean offer(Event event);

  /**
   * Handles what is in, on one thread.
   *
   * @return how many events it was
   */
  int drain();

  /**
   * What the events have left.
   *
   * @return a number that depends on each of them
   */
  long left();
}
