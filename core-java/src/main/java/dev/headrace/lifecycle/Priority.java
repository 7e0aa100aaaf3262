package dev.headrace.lifecycle;

/**
 * Names for priorities. What has the lower one is earlier; any number is one. They order what does
 * not depend on each other.
 */
public final class Priority {
  /** Before all else. */
  public static final int FIRST = 0;

  /** Before most. */
  public static final int EARLY = 50;

  /** What everything has that says nothing. */
  public static final int NORMAL = 100;

  /** After most. */
  public static final int LATE = 150;

  /** After all else. */
  public static final int LAST = 255;

  private Priority() {}
}
