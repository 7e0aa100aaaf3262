package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.clock.EventClock;
import dev.headrace.clock.ManualClock;
import dev.headrace.clock.RealtimeClock;
import dev.headrace.driver.timer.MissedFirings;
import dev.headrace.driver.timer.Timer;
import dev.headrace.driver.timer.TimerDriver;
import dev.headrace.driver.timer.TimerEvent;
import dev.headrace.driver.timer.TimerPoller;
import dev.headrace.driver.timer.TimerWheel;
import dev.headrace.testing.TestTimers;
import dev.headrace.world.Callback;
import dev.headrace.world.Res;
import dev.headrace.world.Resources;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.time.Duration;

/** Sessions that are closed when nothing was heard of them for a while, and a heartbeat. */
public final class Timeouts {
  private Timeouts() {}

  // #region timeout
  static final class Session {
    final String name;
    final Timer silence;

    Session(Resources world, String name) {
      this.name = name;
      this.silence = Timer.of(Callback.of(world, this, Timeouts::onSilence).handler());
    }
  }

  record Message(Session from) {}

  static void onMessage(Res<TimerWheel> timers, Message message) {
    timers.get().schedule(Duration.ofSeconds(30), message.from().silence); // again and again
  }

  static void onSilence(Session session, Res<EventClock> clock, TimerEvent event) {
    System.out.println(clock.get().instant() + " " + session.name + " is silent");
  }

  // #endregion timeout

  // #region heartbeat
  static Timer heartbeat(TimerWheel timers) {
    Handler<TimerEvent> beat =
        Handler.of("beat", event -> System.out.println("beat, " + event.missed() + " missed"));
    return timers.schedule(
        Duration.ofSeconds(20),
        Timer.atFixedRate(Duration.ofSeconds(20), MissedFirings.COALESCE, beat));
  }

  // #endregion heartbeat

  static void loop() {
    // #region loop
    RealtimeClock time = RealtimeClock.create();
    WorldBuilder builder = World.builder().add(time.clock());
    TimerPoller timers = builder.install(TimerDriver.wheel());
    World world = builder.build();

    world.run(
        () -> {
          time.sync();
          timers.poll();
        });
    // #endregion loop
  }

  public static void main(String[] args) {
    // #region test
    ManualClock time = ManualClock.startingAt(0);
    WorldBuilder builder = World.builder().add(time.clock());
    TestTimers timers = TestTimers.of(time, builder.install(TimerDriver.wheel()));
    World world = builder.build();
    TimerWheel wheel = world.res(TimerWheel.class).get();

    Handler<Message> onMessage = world.handler(Timeouts::onMessage);
    Session ann = new Session(world, "ann");
    heartbeat(wheel);
    onMessage.run(new Message(ann));
    timers.advance(Duration.ofSeconds(15));
    onMessage.run(new Message(ann)); // not silent yet
    System.out.print(wheel.describe());
    timers.advance(Duration.ofSeconds(35));
    // #endregion test
  }
}
