package dev.headrace.lifecycle;

/** What becomes of a provider whose class or name another one has already. */
public enum Duplicates {
  /** The container can't be built. So it is where nothing is said. */
  ERROR,
  /** The first one stays; it is logged. */
  SKIP,
  /** The last one takes the place of the one before. */
  REPLACE
}
