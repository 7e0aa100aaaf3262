package dev.headrace.driver.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.CapacityException;
import dev.headrace.Handler;
import dev.headrace.clock.ManualClock;
import dev.headrace.world.Key;
import dev.headrace.world.Res;
import dev.headrace.world.Sequence;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerDriverTest {
  private final ManualClock time = ManualClock.startingAt(0);
  private final WorldBuilder builder = World.builder().add(time.clock());

  private record Sequences(List<Long> seen) {}

  private static void record(Res<Sequences> sequences, Sequence sequence, TimerEvent event) {
    sequences.get().seen().add(sequence.get());
  }

  private record Order(Timer timeout) {}

  private static void onOrder(Res<TimerWheel> timers, Order order) {
    timers.get().schedule(Duration.ofMillis(1), order.timeout());
  }

  @Test
  void handlersScheduleWithTheWorldsWheelAndTheLoopPolls() {
    TimerPoller timers = builder.install(TimerDriver.wheel());
    World world = builder.add(new Sequences(new ArrayList<>())).build();
    Handler<TimerEvent> record = world.handler(TimerDriverTest::record);
    Handler<Order> onOrder = world.handler(TimerDriverTest::onOrder);
    world.sequence().set(7);
    onOrder.run(new Order(Timer.of(record)));
    onOrder.run(new Order(Timer.of(record)));
    assertThat(timers.poll()).isZero();
    assertThat(timers.nanosToNext()).isEqualTo(1_000_000);
    assertThat(timers.nextDeadline()).hasValue(1_000_000);
    assertThat(timers.size()).isEqualTo(2);
    assertThat(timers.wheel()).isSameAs(world.res(TimerWheel.class).get());
    assertThat(timers).hasToString("poller of timers (2 pending)");
    time.advance(Duration.ofMillis(1));
    time.sync();
    assertThat(timers.poll()).isEqualTo(2);
    assertThat(timers.isEmpty()).isTrue();
    assertThat(world.res(Sequences.class).get().seen()).containsExactly(8L, 9L);
  }

  @Test
  void pollsForATimeAndWithABudget() {
    TimerPoller timers = builder.install(TimerDriver.wheel());
    Handler<Object> nothing = Handler.of(event -> {});
    for (int i = 1; i <= 5; i++) {
      timers.wheel().schedule(i, nothing);
    }
    assertThat(timers.poll(2)).isEqualTo(2);
    assertThat(timers.poll(5, 2)).isEqualTo(2);
    assertThat(timers.size()).isEqualTo(1);
  }

  @Test
  void aClockIsNeeded() {
    WorldBuilder without = World.builder();
    assertThatThrownBy(() -> without.install(TimerDriver.wheel()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("EventClock is not registered. Fix: add it to the world's builder");
  }

  @Test
  void twoWheelsAreToldApart() {
    TimerPoller one = builder.install(TimerDriver.wheel());
    TimerPoller two = builder.install(TimerDriver.wheel().qualified("io").capacity(1));
    World world = builder.build();
    assertThat(one.wheel()).isNotSameAs(two.wheel()).hasToString("timers (0 pending)");
    assertThat(world.res(Key.of(TimerWheel.class).qualified("io")).get()).isSameAs(two.wheel());
    Handler<Object> nothing = Handler.of(event -> {});
    two.wheel().schedule(1, nothing);
    assertThatThrownBy(() -> two.wheel().schedule(1, nothing))
        .isInstanceOf(CapacityException.class)
        .hasMessageStartingWith("timers io is full: it holds 1");
  }

  @Test
  void installingTheSameTwiceIsAProblem() {
    builder.install(TimerDriver.wheel());
    builder.install(TimerDriver.wheel());
    assertThatThrownBy(builder::build)
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("TimerWheel is already registered");
  }
}
