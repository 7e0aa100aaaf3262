package dev.headrace.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnTimesTest {
  private static TurnTimes of(long... nanos) {
    Counts counts = new Counts();
    for (long each : nanos) {
      counts.took(each);
    }
    return counts.report().times();
  }

  @Test
  void smallTimesAreExact() {
    for (int i = 0; i < 16; i++) {
      assertThat(TurnTimes.end(TurnTimes.range(i))).isEqualTo(i);
    }
  }

  @Test
  void noTimeIsReadOffTooShortOrMoreThanAnEighthTooLong() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      long time = random.nextLong() >>> (1 + random.nextInt(63));
      long read = TurnTimes.end(TurnTimes.range(time));
      assertThat(read).isGreaterThanOrEqualTo(time);
      assertThat(read - time).isLessThanOrEqualTo(time / 8);
    }
  }

  @Test
  void everyTimeHasARange() {
    assertThat(TurnTimes.range(0)).isZero();
    assertThat(TurnTimes.range(-5)).isZero();
    assertThat(TurnTimes.range(Long.MAX_VALUE)).isEqualTo(TurnTimes.RANGES - 1);
    assertThat(TurnTimes.end(TurnTimes.RANGES - 1)).isEqualTo(Long.MAX_VALUE);
    long end = -1;
    for (int range = 0; range < TurnTimes.RANGES; range++) {
      assertThat(TurnTimes.range(end + 1)).isEqualTo(range);
      end = TurnTimes.end(range);
      assertThat(TurnTimes.range(end)).isEqualTo(range);
    }
  }

  @Test
  void percentilesAreThoseOfTheSortedTimes() {
    long[] times = new Random(3).longs(1_000, 100, 1_000_000).toArray();
    TurnTimes read = of(times);
    Arrays.sort(times);
    for (double percent : new double[] {0, 1, 50, 90, 99, 99.9, 100}) {
      int place = Math.max(1, (int) Math.ceil(times.length * percent / 100)) - 1;
      assertThat(read.percentile(percent)).isBetween(times[place], times[place] * 9 / 8);
    }
    assertThat(read.percentile(100)).isEqualTo(times[times.length - 1]);
    assertThat(read.turns()).isEqualTo(1_000);
  }

  @Test
  void noTurnsHaveNoTimes() {
    assertThat(of().percentile(99)).isZero();
    assertThat(of()).hasToString("0 turns, p50 0.0 µs, p99 0.0 µs, p99.9 0.0 µs, longest 0.0 µs");
    assertThat(of()).isEqualTo(of()).hasSameHashCodeAs(of());
    assertThat(of(5)).isNotEqualTo(of());
  }

  @Test
  void readsAsALine() {
    assertThat(of(8_000, 8_000, 8_000, 15_000))
        .hasToString("4 turns, p50 8.2 µs, p99 15.0 µs, p99.9 15.0 µs, longest 15.0 µs");
  }

  @Test
  void refusesWhatIsNoPercentile() {
    assertThatThrownBy(() -> of(1).percentile(101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a percentile is from 0 to 100, and not 101.0");
    assertThatThrownBy(() -> of(1).percentile(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
