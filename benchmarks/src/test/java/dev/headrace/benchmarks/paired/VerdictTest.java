package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void withinBothLimitsIsOk() {
    assertThat(verdict(1.07, 0, 1.10, 0.5).isOver()).isFalse();
  }

  @Test
  void aRatioAboveItsLimitIsOver() {
    assertThat(verdict(1.11, 0, 1.10, 0.5).isOver()).isTrue();
  }

  @Test
  void aRatioThatPrintsAsItsLimitIsOk() {
    assertThat(verdict(1.1049, 0, 1.10, 0.5).isOver()).isFalse();
    assertThat(verdict(1.1051, 0, 1.10, 0.5).isOver()).isTrue();
  }

  @Test
  void bytesBeyondTheHandWrittenFormAreOver() {
    assertThat(verdict(1.0, 0.6, 1.10, 0.5).isOver()).isTrue();
    assertThat(verdict(1.0, 24, 1.10, 0.5).isOver()).isTrue();
  }

  @Test
  void bytesThatTheCaseAllowsAreOk() {
    assertThat(verdict(1.0, 24, 1.10, 24).isOver()).isFalse();
    assertThat(verdict(1.0, 24.1, 1.10, 24).isOver()).isTrue();
  }

  @Test
  void theLineHasSevenColumnsUnderTheirNames() {
    Verdict verdict = new Verdict("flow", "three-steps", 17, 1.0749, 0.04, 1.1, 0.5);
    assertThat(verdict.line().split(" +"))
        .containsExactly("flow", "three-steps", "17", "1.07", "0.0", "1.10", "ok");
    assertThat(Verdict.header().split(" +"))
        .containsExactly("suite", "case", "jdk", "ratio", "bytes", "limit", "verdict");
    assertThat(verdict.line().indexOf("ok")).isEqualTo(Verdict.header().indexOf("verdict"));
  }

  @Test
  void theLineOfACaseThatIsOverSaysSo() {
    assertThat(verdict(2, 0, 1.1, 0.5).line()).endsWith(" OVER");
  }

  private static Verdict verdict(double ratio, double bytes, double limit, double allowedBytes) {
    return new Verdict("suite", "case", 17, ratio, bytes, limit, allowedBytes);
  }
}
