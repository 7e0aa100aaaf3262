package dev.headrace.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a loop counts. Its thread writes, others read what it was a moment ago: no number is ever
 * torn or lost, and writing costs no more than a plain one.
 */
final class Counts {
  private static final VarHandle AT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int TURNS = 0;
  private static final int IDLE = 1;
  private static final int EVENTS = 2;
  private static final int BUSY = 3;
  private static final int LONGEST = 4;

  private final long[] counts = new long[5];
  private final long[] times = new long[TurnTimes.RANGES];

  void turn(int done) {
    add(TURNS, 1);
    if (done == 0) {
      add(IDLE, 1);
    } else {
      add(EVENTS, done);
    }
  }

  void took(long nanos) {
    add(BUSY, nanos);
    int range = TurnTimes.range(nanos);
    AT.setOpaque(times, range, times[range] + 1);
    if (nanos > counts[LONGEST]) {
      AT.setOpaque(counts, LONGEST, nanos);
    }
  }

  private void add(int place, long more) {
    AT.setOpaque(counts, place, counts[place] + more);
  }

  long turns() {
    return (long) AT.getOpaque(counts, TURNS);
  }

  LoopReport report() {
    return new LoopReport(
        turns(),
        (long) AT.getOpaque(counts, IDLE),
        (long) AT.getOpaque(counts, EVENTS),
        (long) AT.getOpaque(counts, BUSY),
        (long) AT.getOpaque(counts, LONGEST),
        turnTimes());
  }

  private TurnTimes turnTimes() {
    long[] copy = new long[times.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (long) AT.getOpaque(times, i);
    }
    return new TurnTimes(copy, (long) AT.getOpaque(counts, LONGEST));
  }
}
