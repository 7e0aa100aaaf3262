package dev.headrace.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTest {
  /** Clocks that a test moves. Each reading of the time of day takes what the test says. */
  private static final class FakeTime implements SystemTime {
    private long nanos = 1_000;
    private long unix = 500_000;
    private final Deque<Long> readings = new ArrayDeque<>();
    private int read;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public long unixNanos() {
      read++;
      long took = readings.isEmpty() ? 0 : readings.poll();
      pass(took / 2);
      long now = unix;
      pass(took - took / 2);
      return now;
    }

    void pass(long time) {
      nanos += time;
      unix += time;
    }
  }

  private final FakeTime system = new FakeTime();

  // ---- the clock itself

  @Test
  void aClockShowsTheLastSyncAndNothingBefore() {
    ManualClock time = ManualClock.startingAt(1_500_000_000L);
    EventClock clock = time.clock();
    assertThat(clock.unixNanos()).isZero();
    time.advance(Duration.ofMillis(250));
    assertThat(clock.unixNanos()).isZero();
    time.sync();
    assertThat(clock.nanos()).isEqualTo(250_000_000);
    assertThat(clock.unixNanos()).isEqualTo(1_750_000_000);
    assertThat(clock.millis()).isEqualTo(1_750);
    assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(1, 750_000_000));
    assertThat(clock).hasToString("clock at 1970-01-01T00:00:01.750Z");
  }

  static void note(Res<EventClock> clock, List<Long> seen) {
    seen.add(clock.get().nanos());
  }

  @Test
  void handlersOfOneTurnSeeOneTime() {
    ManualClock time = ManualClock.startingAt(0);
    World world = World.builder().add(time.clock()).build();
    Handler<List<Long>> handler = world.handler(ClockTest::note);
    List<Long> seen = new ArrayList<>();
    for (int turn = 0; turn < 2; turn++) {
      time.advance(5);
      time.sync();
      handler.run(seen);
      time.advance(5);
      handler.run(seen);
    }
    assertThat(seen).containsExactly(5L, 5L, 15L, 15L);
  }

  // ---- manual

  @Test
  void settingTheTimeOfDayBeginsAnew() {
    ManualClock time = ManualClock.startingAt(100);
    time.advance(7);
    time.setNanos(1_000);
    assertThat(time.elapsed()).isZero();
    time.advance(3);
    time.sync();
    assertThat(time.clock().nanos()).isEqualTo(3);
    assertThat(time.clock().unixNanos()).isEqualTo(1_003);
    time.reset();
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(1_000);
  }

  @Test
  void manualTimeGoesBackOnlyWhereThatIsSaid() {
    ManualClock time = ManualClock.startingAt(100);
    time.setElapsed(Duration.ofNanos(50));
    time.advanceTo(160);
    assertThat(time.elapsed()).isEqualTo(Duration.ofNanos(60));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.advance(-1))
        .withMessageContaining("setElapsed");
    assertThatIllegalArgumentException().isThrownBy(() -> time.advanceTo(100));
    time.setElapsed(Duration.ofNanos(5));
    time.sync();
    assertThat(time.clock().nanos()).isEqualTo(5);
    assertThat(time).hasToString("manual clock after PT0.000000005S");
  }

  // ---- historical

  @Test
  void historyGoesInStepsAndStopsAtItsEnd() {
    HistoricalClock time = HistoricalClock.of(100, 125, Duration.ofNanos(10));
    List<Long> seen = new ArrayList<>();
    while (!time.isExhausted()) {
      time.sync();
      seen.add(time.clock().unixNanos());
    }
    assertThat(seen).containsExactly(100L, 110L, 120L);
    assertThat(time.currentNanos()).isEqualTo(125);
    time.sync();
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(125);
    assertThat(time.clock().nanos()).isEqualTo(25);
    time.reset();
    assertThat(time.isExhausted()).isFalse();
    assertThat(time.clock().unixNanos()).isEqualTo(125);
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(100);
  }

  @Test
  void aStepThatEndsAtTheEndReachesIt() {
    HistoricalClock time = HistoricalClock.of(0, 20, Duration.ofNanos(10));
    time.sync();
    assertThat(time.isExhausted()).isFalse();
    time.sync();
    assertThat(time.isExhausted()).isTrue();
    assertThat(time.clock().unixNanos()).isEqualTo(10);
  }

  @Test
  void historyAtTheEdgeOfTheNumbersDoesNotWrapAround() {
    HistoricalClock time =
        HistoricalClock.of(Long.MAX_VALUE - 5, Long.MAX_VALUE, Duration.ofNanos(4));
    time.sync();
    time.sync();
    assertThat(time.isExhausted()).isTrue();
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void historyThatGoesNowhereIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoricalClock.of(5, 5, Duration.ofNanos(1)))
        .withMessageContaining("end it after its start");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoricalClock.of(5, 6, Duration.ZERO))
        .withMessageContaining("say how far");
  }

  // ---- realtime

  @Test
  void theTightestReadingCountsAsMadeInItsMiddle() {
    system.readings.addAll(List.of(9_000L, 3_000L, 5_000L));
    RealtimeClock time = RealtimeClock.builder().samples(3).build(system);
    assertThat(system.read).isEqualTo(3);
    assertThat(time.isAccurate()).isFalse();
    assertThat(time.calibrationGap()).isEqualTo(Duration.ofNanos(3_000));
    time.sync();
    assertThat(time.clock().nanos()).isEqualTo(system.nanos);
    assertThat(time.clock().unixNanos()).isEqualTo(system.unix);
  }

  @Test
  void aReadingThatIsCloseEnoughIsTheLast() {
    system.readings.addAll(List.of(9_000L, 150L, 0L));
    RealtimeClock time = RealtimeClock.builder().threshold(Duration.ofNanos(1)).build(system);
    assertThat(system.read).isEqualTo(3);
    assertThat(time.isAccurate()).isTrue();
    assertThat(time).hasToString("realtime clock, calibrated within 0 ns");
  }

  @Test
  void theTimeOfDayIsWorkedOutAndNotAskedFor() {
    RealtimeClock time = RealtimeClock.builder().build(system);
    int read = system.read;
    system.pass(1_000_000);
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(system.unix);
    time.sync(system.nanos - 10);
    assertThat(time.clock().unixNanos()).isEqualTo(system.unix - 10);
    assertThat(system.read).isEqualTo(read);
  }

  @Test
  void aClockThatWasPutRightIsFollowedWhenItIsCalibratedAnew() {
    RealtimeClock time = RealtimeClock.builder().resyncEvery(Duration.ofSeconds(1)).build(system);
    system.unix -= 700;
    system.pass(999_999_000);
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(system.unix + 700);
    system.pass(1_000);
    time.sync();
    assertThat(time.clock().unixNanos()).isEqualTo(system.unix);
  }

  @Test
  void withoutAnIntervalEachSyncCalibrates() {
    RealtimeClock time = RealtimeClock.builder().resyncEvery(Duration.ZERO).build(system);
    int read = system.read;
    time.sync();
    time.sync();
    assertThat(system.read).isEqualTo(read + 2);
  }

  @Test
  void puttingRightSlowlyNeverGoesBackwards() {
    RealtimeClock time = RealtimeClock.builder().slew(1_000).build(system);
    time.sync();
    long last = time.clock().unixNanos();
    system.unix -= 400;
    time.resync();
    for (int i = 0; i < 5; i++) {
      system.pass(100_000);
      time.sync();
      assertThat(time.clock().unixNanos()).isGreaterThan(last);
      last = time.clock().unixNanos();
      assertThat(last - system.unix).isEqualTo(Math.max(0, 300 - 100L * i));
    }
    system.unix += 150;
    time.resync();
    system.pass(100_000);
    time.sync();
    assertThat(time.clock().unixNanos() - system.unix).isEqualTo(-50);
  }

  @Test
  void theTimeOfDayIsNeverBefore1970() {
    RealtimeClock time = RealtimeClock.builder().build(system);
    time.sync(system.nanos - 1_000_000);
    assertThat(time.clock().unixNanos()).isZero();
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    RealtimeClock.Builder builder = RealtimeClock.builder();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.samples(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.slew(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.slew(500_001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.resyncEvery(Duration.ofNanos(-1)));
  }

  @Test
  void theSystemsTimeIsTheSystemsTime() {
    RealtimeClock time = RealtimeClock.create();
    Instant before = Instant.now();
    time.sync();
    assertThat(time.clock().instant())
        .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now().plus(Duration.ofSeconds(1)));
    assertThat(time.calibrationGap()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  void syncingAllocatesNothing() {
    RealtimeClock time = RealtimeClock.create();
    assertThat(Memory.allocatedPerRun(time::sync)).isZero();
  }
}
