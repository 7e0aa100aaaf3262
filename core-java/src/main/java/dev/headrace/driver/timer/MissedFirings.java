package dev.headrace.driver.timer;

/**
 * What a timer at a fixed rate does about the firings it missed: those whose whole period had gone
 * by when the wheel was polled, so that a later one was due too.
 */
public enum MissedFirings {
  /**
   * They don't run. The latest that is due does, at its own deadline and its own place in the
   * order.
   */
  SKIP,

  /**
   * They run as one, together with the latest that is due: at the deadline of the first that was
   * missed.
   */
  COALESCE,

  /**
   * Each runs at its own deadline and its own place in the order, all in one poll where its budget
   * allows.
   */
  CATCH_UP
}
