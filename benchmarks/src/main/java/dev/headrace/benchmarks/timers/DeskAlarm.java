package dev.headrace.benchmarks.timers;

import dev.headrace.benchmarks.peers.Desk;
import dev.headrace.benchmarks.peers.Events.Event;

/** Works on what others use too. */
public final class DeskAlarm extends Alarm {
  private static final Event EVENT = new Event(3);

  private final Desk desk;

  /**
   * Makes one.
   *
   * @param desk what it works on
   */
  public DeskAlarm(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void run() {
    desk.position.take(desk.limits, EVENT);
  }

  @Override
  public long left() {
    return desk.position.quantity;
  }
}
