package dev.headrace.benchmarks.timers;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Netty's {@link HashedWheelTimer}, which has a thread and ticks of a millisecond at least. */
final class NettyPeer extends TimerPeer {
  private static final int HOUR = 3_600_000;

  private final HashedWheelTimer timer = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);
  private final Semaphore fired = new Semaphore(0);

  NettyPeer(String shape) {
    super(shape);
    for (int i = 0; i < Alarms.pending(shape); i++) {
      Alarm alarm = alarms.at(i);
      timer.newTimeout(timeout -> alarm.run(), HOUR + i, TimeUnit.MILLISECONDS);
    }
    timer.start();
  }

  @Override
  boolean cancel(int turn) {
    Alarm alarm = alarms.at(turn);
    Timeout timeout =
        timer.newTimeout(ignored -> alarm.run(), HOUR + alarms.delay(turn), TimeUnit.MILLISECONDS);
    return timeout.cancel();
  }

  @Override
  void fire() {
    for (int i = 0; i < Alarms.BATCH; i++) {
      Alarm alarm = alarms.at(i);
      timer.newTimeout(timeout -> alarm.run(), 0, TimeUnit.NANOSECONDS);
    }
    timer.newTimeout(timeout -> fired.release(), 0, TimeUnit.NANOSECONDS);
    fired.acquireUninterruptibly();
  }

  @Override
  public void close() {
    Set<Timeout> unfired = timer.stop();
    unfired.clear();
  }
}
