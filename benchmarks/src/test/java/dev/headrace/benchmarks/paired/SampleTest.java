package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void medianOfAnOddNumberIsTheOneInTheMiddle() {
    assertThat(sample(1.3, 1.0, 1.1).median()).isEqualTo(1.1);
  }

  @Test
  void medianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertThat(sample(1.0, 4.0, 1.2, 1.1).median()).isCloseTo(1.15, within(1e-9));
  }

  @Test
  void medianOfPairedRatiosIsNotMovedByASpoiledPair() {
    assertThat(sample(1.05, 1.06, 40, 1.05, 1.04).median()).isEqualTo(1.05);
  }

  @Test
  void spreadIsTheWidthOfTheMiddleHalf() {
    assertThat(sample(5, 1, 2, 4, 3).spread()).isEqualTo(2);
    assertThat(sample(7).spread()).isZero();
  }

  @Test
  void uncertaintyShrinksWithMoreNumbersOfTheSameSpread() {
    Sample more = new Sample();
    for (int i = 0; i < 100; i++) {
      more.add(1 + i % 5);
    }
    assertThat(more.size()).isEqualTo(100);
    assertThat(more.uncertainty()).isLessThan(sample(1, 2, 3, 4, 5).uncertainty() / 4);
  }

  @Test
  void nothingMeasuredHasNoMedian() {
    assertThatThrownBy(() -> new Sample().median()).hasMessage("nothing was measured");
  }

  private static Sample sample(double... values) {
    Sample sample = new Sample();
    for (double value : values) {
      sample.add(value);
    }
    return sample;
  }
}
