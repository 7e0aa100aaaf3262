package dev.headrace.lifecycle;

/** How the call of a hook ended. */
public enum Outcome {
  /** It did what it was called for. */
  DONE,
  /** It threw. */
  FAILED,
  /** Its time was over. It was interrupted, and what it does later goes unheard. */
  TIMED_OUT,
  /** It was interrupted because something else made it pointless. */
  CANCELLED,
  /** It was not called, because something else made it pointless. */
  SKIPPED
}
