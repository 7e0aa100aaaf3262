package dev.headrace.benchmarks.paired;

import java.util.function.Supplier;

/**
 * Ours beside the same work written by hand. Both sides do the same operations on the same events,
 * and leave the same checksum.
 *
 * @param name what the line calls it, without spaces
 * @param limit how many times the hand-written form's time ours may take
 * @param nanos how much longer ours may take besides, for what takes hardly any time by hand
 * @param allowedBytes how many bytes an operation of ours may allocate beyond the hand-written form
 * @param pass how many operations a subject is asked for at once
 * @param clock what it is timed with
 * @param byHand makes the hand-written side
 * @param ours makes our side
 */
record Case(
    String name,
    double limit,
    double nanos,
    double allowedBytes,
    int pass,
    Clock clock,
    Supplier<? extends Subject> byHand,
    Supplier<? extends Subject> ours) {
  /** What rounding and a stray allocation of the JVM may add up to: not an object. */
  private static final double NOTHING = 0.5;

  private static final int PASS = 1024;

  static Case of(
      String name,
      double limit,
      Supplier<? extends Subject> byHand,
      Supplier<? extends Subject> ours) {
    return new Case(name, limit, 0, NOTHING, PASS, Clock.THREAD, byHand, ours);
  }

  /** The same, where ours may allocate: say why beside the call. */
  Case allowing(double bytes) {
    return new Case(name, limit, nanos, bytes, pass, clock, byHand, ours);
  }

  /** The same, where ours may take so much longer than the limit says. */
  Case within(double more) {
    return new Case(name, limit, more, allowedBytes, pass, clock, byHand, ours);
  }

  /** The same in passes of another length, for operations that take microseconds. */
  Case inPassesOf(int operations) {
    return new Case(name, limit, nanos, allowedBytes, operations, clock, byHand, ours);
  }

  /** The same, where operations wait for other threads. */
  Case onTheWallClock() {
    return new Case(name, limit, nanos, allowedBytes, pass, Clock.WALL, byHand, ours);
  }
}
