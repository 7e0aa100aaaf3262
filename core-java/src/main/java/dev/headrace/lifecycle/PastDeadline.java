package dev.headrace.lifecycle;

/** What becomes of shutdown hooks whose turn comes when the deadline is over. */
public enum PastDeadline {
  /** They are called all the same, and given 20 ms each. So it is where nothing is said. */
  CALL,
  /** They are left out. */
  SKIP
}
