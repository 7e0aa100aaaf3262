package dev.headrace.benchmarks.peers;

/**
 * What an operation costs an entrant in a case.
 *
 * @param shape the case
 * @param peer who
 * @param nanos how long it takes, on average
 * @param error how far off that may be: half of the interval in which the average is with 99.9 %
 *     confidence
 * @param bytes how much it allocates
 */
record Score(String shape, String peer, double nanos, double error, double bytes) {
  Score {
    if (shape == null || peer == null) {
      throw new IllegalArgumentException("a score needs a shape and a peer");
    }
    if (!(nanos > 0) || !(error >= 0) || !(bytes >= 0)) {
      throw new IllegalArgumentException(
          "%s of %s can't take %s ± %s ns and %s B".formatted(shape, peer, nanos, error, bytes));
    }
  }

  /** Whether it is faster than another, by more than both may be off. */
  boolean isClearlyFasterThan(Score other) {
    return nanos + error < other.nanos - other.error;
  }
}
