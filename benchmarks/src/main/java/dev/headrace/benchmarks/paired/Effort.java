package dev.headrace.benchmarks.paired;

/**
 * How long to measure. The times are in nanoseconds.
 *
 * @param rounds how often the whole case is done again with new subjects, since what the compilers
 *     make of the same code is partly luck
 * @param fewestPairs how many pairs of blocks a round has at least
 * @param mostPairs how many it has at most, while the ratio is less certain than asked
 * @param precision how uncertain the median may be, as a part of it
 * @param block how long a block takes
 * @param quiet for how long the work must have run, with the compilers quiet, before blocks are
 *     timed
 * @param warmUp how long to wait for that at most
 */
record Effort(
    int rounds,
    int fewestPairs,
    int mostPairs,
    double precision,
    long block,
    long quiet,
    long warmUp) {
  private static final long MILLISECOND = 1_000_000;

  /** Some three seconds a case, and more on a busy machine. */
  static Effort full() {
    return new Effort(3, 20, 80, 0.005, 7 * MILLISECOND, 300 * MILLISECOND, 5000 * MILLISECOND);
  }

  /** Within fifty seconds for a dozen cases, however busy the machine is. */
  static Effort quick() {
    return new Effort(2, 20, 60, 0.01, 3 * MILLISECOND, 200 * MILLISECOND, 1200 * MILLISECOND);
  }
}
