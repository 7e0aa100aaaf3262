package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void aTimeIsSaidInItsLargestWholeUnit() {
    assertThat(
            Stream.of(
                    Duration.ZERO,
                    Duration.ofNanos(1_500),
                    Duration.ofMillis(-3),
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(90),
                    Duration.ofMinutes(5),
                    Duration.ofHours(2),
                    Duration.ofSeconds(Long.MAX_VALUE))
                .map(Times::text))
        .containsExactly(
            "0 s", "1500 ns", "-3 ms", "1500 ms", "90 s", "5 min", "2 h", "106751991167300 days");
  }
}
