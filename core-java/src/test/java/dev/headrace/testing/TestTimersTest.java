package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.clock.ManualClock;
import dev.headrace.driver.timer.MissedFirings;
import dev.headrace.driver.timer.Timer;
import dev.headrace.driver.timer.TimerDriver;
import dev.headrace.driver.timer.TimerEvent;
import dev.headrace.driver.timer.TimerPoller;
import dev.headrace.driver.timer.TimerWheel;
import dev.headrace.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTimersTest {
  private final ManualClock time = ManualClock.startingAt(0);
  private final TimerPoller poller = World.builder().add(time.clock()).install(TimerDriver.wheel());
  private final TimerWheel wheel = poller.wheel();
  private final TestTimers timers = TestTimers.of(time, poller);
  private final List<Long> fired = new ArrayList<>();
  private final Handler<TimerEvent> record =
      Handler.of(
          "record",
          event -> {
            assertThat(event.lateness()).isZero();
            fired.add(event.now());
          });

  @Test
  void stepsFromDeadlineToDeadline() {
    wheel.schedule(0, Timer.atFixedRate(Duration.ofNanos(10), MissedFirings.SKIP, record));
    wheel.schedule(15, record);
    wheel.schedule(36, record);
    assertThat(timers.advance(Duration.ofNanos(35))).isEqualTo(5);
    assertThat(fired).containsExactly(0L, 10L, 15L, 20L, 30L);
    assertThat(timers.now()).isEqualTo(35);
    assertThat(timers.nextDeadline()).hasValue(36);
    assertThat(timers.size()).isEqualTo(2);
    assertThat(timers.advanceTo(36)).isEqualTo(1);
    assertThat(timers).hasToString("test timers at PT0.000000036S (1 pending)");
  }

  @Test
  void firesWhatTimersScheduleOnTheWay() {
    wheel.schedule(
        5, Handler.<TimerEvent>of("begin", event -> wheel.schedule(Duration.ofNanos(3), record)));
    assertThat(timers.advance(Duration.ofNanos(10))).isEqualTo(2);
    assertThat(fired).containsExactly(8L);
    assertThat(timers.isEmpty()).isTrue();
  }

  @Test
  void movingTheClockFiresNothing() {
    wheel.schedule(5, Handler.<TimerEvent>of(event -> fired.add(event.deadline())));
    time.advance(100);
    timers.setNow(Duration.ofNanos(200));
    timers.setNow(Duration.ofNanos(100));
    assertThat(fired).isEmpty();
    assertThat(timers.poll()).isEqualTo(1);
    assertThat(fired).containsExactly(5L);
  }

  @Test
  void timeOnlyAdvances() {
    timers.advance(Duration.ofNanos(10));
    assertThatThrownBy(() -> timers.advanceTo(9)).hasMessageContaining("setNow goes backwards");
  }

  @Test
  void aTimerThatIsAlwaysDueIsSaid() {
    wheel.schedule(
        5, Handler.<TimerEvent>of("busy", event -> wheel.schedule(event.now(), event.timer())));
    assertThatThrownBy(() -> timers.advance(Duration.ofNanos(10)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("at 5 ns")
        .hasMessageContaining("timer busy (pending)");
  }
}
