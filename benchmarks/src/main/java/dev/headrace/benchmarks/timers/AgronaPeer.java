package dev.headrace.benchmarks.timers;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Agrona's {@link DeadlineTimerWheel}. Its timers are numbers; what they do is found in Agrona's
 * map.
 */
final class AgronaPeer extends TimerPeer implements DeadlineTimerWheel.TimerHandler {
  private final DeadlineTimerWheel wheel;
  private final Long2ObjectHashMap<Alarm> byNumber = new Long2ObjectHashMap<>();
  private long now;

  AgronaPeer(String shape) {
    super(shape);
    int pending = Alarms.pending(shape);
    int spokes = Math.max(Alarms.SPAN / Alarms.TICK, Integer.highestOneBit(pending / 8 + 1));
    wheel = new DeadlineTimerWheel(TimeUnit.NANOSECONDS, 0, Alarms.TICK, spokes);
    for (int i = 0; i < pending; i++) {
      byNumber.put(wheel.scheduleTimer(alarms.delay(i)), alarms.at(i));
    }
  }

  @Override
  boolean cancel(int turn) {
    long timer = wheel.scheduleTimer(alarms.delay(turn));
    byNumber.put(timer, alarms.at(turn));
    byNumber.remove(timer);
    return wheel.cancelTimer(timer);
  }

  @Override
  void fire() {
    for (int i = 0; i < Alarms.BATCH; i++) {
      byNumber.put(wheel.scheduleTimer(now + alarms.delay(i)), alarms.at(i));
    }
    now += Alarms.SPAN;
    while (wheel.timerCount() > 0) {
      wheel.poll(now, this, Integer.MAX_VALUE);
    }
  }

  @Override
  public boolean onTimerExpiry(TimeUnit unit, long time, long timer) {
    byNumber.remove(timer).run();
    return true;
  }
}
