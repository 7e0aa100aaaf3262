package dev.headrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void ratiosHaveThreeDigits() {
    assertThat(Figures.ratio(1.074)).isEqualTo("1.07 ×");
    assertThat(Figures.ratio(27.44)).isEqualTo("27.4 ×");
    assertThat(Figures.ratio(5923.4)).isEqualTo("5,923 ×");
  }

  @Test
  void timesAreInTheUnitThatSuitsThem() {
    assertThat(Figures.time(1.234, 0.05)).isEqualTo("1.23 ± 0.05 ns");
    assertThat(Figures.time(999, 12.4)).isEqualTo("999 ± 12 ns");
    assertThat(Figures.time(34_150, 4_000)).isEqualTo("34.2 ± 4.0 µs");
    assertThat(Figures.time(2_500_000, 10_000)).isEqualTo("2.50 ± 0.01 ms");
  }

  @Test
  void bytesAreWhole() {
    assertThat(Figures.bytes(2_048.4)).isEqualTo("2,048 B");
  }
}
