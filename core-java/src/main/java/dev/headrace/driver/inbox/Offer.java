package dev.headrace.driver.inbox;

/** What became of an event that was offered to an {@link Inbox}. */
public enum Offer {
  /** It is in. */
  ACCEPTED(true),

  /** It is in, in the place of an earlier event with the same key, which nobody will see. */
  CONFLATED(true),

  /** It is in. The one that had waited longest was dropped for it, and counted. */
  DROPPED_OLDEST(true),

  /** It is not in: there was no room. It is counted as dropped. */
  DROPPED(false),

  /** It is not in: there was no room. The caller still has it, to try again or to give up. */
  REJECTED(false),

  /** It is not in: the inbox is closed. */
  CLOSED(false);

  private final boolean in;

  Offer(boolean in) {
    this.in = in;
  }

  /**
   * Whether the event is in the inbox.
   *
   * @return true if a poll will come to it, unless a newer event takes its place first
   */
  public boolean isIn() {
    return in;
  }
}
