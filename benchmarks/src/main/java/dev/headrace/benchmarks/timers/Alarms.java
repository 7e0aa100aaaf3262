package dev.headrace.benchmarks.timers;

import dev.headrace.benchmarks.peers.ClassCopies;
import dev.headrace.benchmarks.peers.Desk;
import java.util.Random;

/** Eight alarms of eight classes, which timers have in turn, and the delays that timers get. */
final class Alarms {
  /** How many timers a turn fires. */
  static final int BATCH = 1 << 14;

  /** No delay is longer: some 17 ms, which is two thousand ticks. */
  static final int SPAN = 1 << 24;

  /** What those who have ticks get as theirs. */
  static final int TICK = 1 << 13;

  private static final int CLASSES = 8;

  private final Alarm[] all = new Alarm[CLASSES];
  private final int[] delays = new Random(20261120).ints(BATCH, 1, SPAN).toArray();

  Alarms(String shape) {
    Desk desk = new Desk();
    for (int i = 0; i < all.length; i++) {
      all[i] =
          switch (shape) {
            case "fire-working" -> ClassCopies.newCopy(Alarm.class, WorkingAlarm.class);
            case "fire-resource" -> ClassCopies.newCopy(Alarm.class, DeskAlarm.class, desk);
            default -> ClassCopies.newCopy(Alarm.class, IdleAlarm.class);
          };
    }
  }

  Alarm at(int timer) {
    return all[timer & (CLASSES - 1)];
  }

  int delay(int timer) {
    return delays[timer & (BATCH - 1)];
  }

  /** How many timers are pending beside the ones that are cancelled. */
  static int pending(String shape) {
    return switch (shape) {
      case "cancel-1k" -> 1_000;
      case "cancel-100k" -> 100_000;
      default -> 0;
    };
  }

  long checksum() {
    long sum = 0;
    for (Alarm one : all) {
      sum = 31 * sum + one.left();
    }
    return sum;
  }
}
