package dev.headrace.driver.inbox;

/** What an inbox does with an event for which there is no room. Whoever offers never waits. */
public enum WhenFull {
  /** Gives the event back: {@link Offer#REJECTED}. It is not counted as dropped. */
  REJECT,

  /** Drops the event that has waited longest and takes the new one. */
  DROP_OLDEST,

  /** Drops the event that came: {@link Offer#DROPPED}. */
  DROP_LATEST
}
