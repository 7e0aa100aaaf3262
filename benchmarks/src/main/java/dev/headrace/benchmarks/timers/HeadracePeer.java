package dev.headrace.benchmarks.timers;

import dev.headrace.Handler;
import dev.headrace.benchmarks.peers.Desk.Limits;
import dev.headrace.benchmarks.peers.Desk.Position;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.clock.ManualClock;
import dev.headrace.driver.timer.Timer;
import dev.headrace.driver.timer.TimerEvent;
import dev.headrace.driver.timer.TimerWheel;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.List;
import java.util.stream.IntStream;

/** Ours: {@link TimerWheel}, whose timers are scheduled again and again. */
final class HeadracePeer extends TimerPeer {
  private static final Event EVENT = new Event(3);
  private static final int ALARMS = 8;

  private final World world = World.builder().add(new Limits(1L << 62)).add(new Position()).build();
  private final TimerWheel wheel = TimerWheel.create(ManualClock.startingAt(0).clock());
  private final Timer[] timers = new Timer[Alarms.BATCH];
  private final boolean isOnDesk;
  private long now;

  HeadracePeer(String shape) {
    super(shape);
    this.isOnDesk = shape.equals("fire-resource");
    for (int i = 0; i < Alarms.pending(shape); i++) {
      Alarm alarm = alarms.at(i);
      wheel.schedule(alarms.delay(i), Handler.of(event -> alarm.run()));
    }
    List<? extends Handler<? super TimerEvent>> handlers =
        IntStream.range(0, ALARMS).mapToObj(i -> handler(alarms.at(i))).toList();
    for (int i = 0; i < timers.length; i++) {
      timers[i] = Timer.of(handlers.get(i % ALARMS));
    }
  }

  private Handler<? super TimerEvent> handler(Alarm alarm) {
    return isOnDesk ? world.handler(HeadracePeer::take) : Handler.of(event -> alarm.run());
  }

  static void take(Res<Limits> limits, ResMut<Position> position, TimerEvent event) {
    position.get().take(limits.get(), EVENT);
  }

  @Override
  boolean cancel(int turn) {
    Timer timer = timers[turn & (Alarms.BATCH - 1)];
    wheel.schedule(alarms.delay(turn), timer);
    return wheel.cancel(timer);
  }

  @Override
  void fire() {
    for (int i = 0; i < Alarms.BATCH; i++) {
      wheel.schedule(now + alarms.delay(i), timers[i]);
    }
    now += Alarms.SPAN;
    wheel.poll(now);
  }

  @Override
  public long checksum() {
    if (!isOnDesk) {
      return super.checksum();
    }
    long sum = 0;
    for (int i = 0; i < ALARMS; i++) {
      sum = 31 * sum + world.res(Position.class).get().quantity;
    }
    return 31 * sum;
  }
}
