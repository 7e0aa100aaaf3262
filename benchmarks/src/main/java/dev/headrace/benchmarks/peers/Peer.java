package dev.headrace.benchmarks.peers;

/**
 * One way to do a part's work: a library's, ours, or the one written by hand. For one thread,
 * whatever threads it has itself.
 */
public abstract class Peer implements AutoCloseable {
  /**
   * Does the work once, and has done it when it returns.
   *
   * @param turn the how manieth it is, from 0: what is worked on depends on it
   */
  public abstract void run(int turn);

  /**
   * What all the work has left: the same number from every peer of a case after as many turns.
   *
   * @return the number
   */
  public abstract long checksum();

  /** Ends what it has started. */
  @Override
  public void close() {}
}
