package dev.headrace.benchmarks.timers;

import dev.headrace.benchmarks.peers.Peer;

/** Timers of some library: a turn schedules and cancels one, or schedules many and fires them. */
abstract class TimerPeer extends Peer {
  final Alarms alarms;
  private final boolean isFiring;
  private long cancelled;

  TimerPeer(String shape) {
    this.alarms = new Alarms(shape);
    this.isFiring = shape.startsWith("fire");
  }

  /** Schedules one and cancels it; says whether it was still pending. */
  abstract boolean cancel(int turn);

  /** Schedules as many as a turn has, and has fired them when it returns. */
  abstract void fire();

  @Override
  public final void run(int turn) {
    if (isFiring) {
      fire();
    } else {
      cancelled += cancel(turn) ? 1 : 0;
    }
  }

  @Override
  public long checksum() {
    return 31 * alarms.checksum() + cancelled;
  }
}
