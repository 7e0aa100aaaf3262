package dev.headrace.flow;

/**
 * What a handler of several children does where one of them throws. Errors that are fatal to the VM
 * stop it in any case.
 */
public enum FailurePolicy {
  /** The children after it don't run, and what it threw reaches the caller. */
  FAIL_FAST,

  /**
   * All children run; then what the first of them threw reaches the caller, with what later ones
   * threw suppressed by it.
   */
  COLLECT
}
