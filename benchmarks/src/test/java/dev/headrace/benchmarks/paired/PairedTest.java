package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true);
  private final PrintStream err = new PrintStream(said, true);

  @Test
  void anUnknownSuiteIsReportedWithTheListOfSuites() {
    assertThat(Paired.run(List.of("flows", "--quick"), out, err)).isEqualTo(2);
    assertThat(written.toString()).isEmpty();
    assertThat(said.toString()).contains("\"flows\"", String.join(", ", Suites.names()), "handler");
  }

  @Test
  void noSuiteAndTwoSuitesAreWrongUsage() {
    assertThat(Paired.run(List.of(), out, err)).isEqualTo(2);
    assertThat(Paired.run(List.of("handler", "handler"), out, err)).isEqualTo(2);
    assertThat(said.toString()).contains("usage: paired SUITE");
  }

  @Test
  void aLineForEachCaseAndNothingElseIsWritten() {
    Case generous = Case.of("generous", 1e6, Adding::once, Adding::slowly);
    Case strict = Case.of("strict", 0.01, Adding::once, Adding::slowly);
    assertThat(Paired.measure(suite(generous, strict), ComparisonTest.TINY, out, err)).isEqualTo(1);
    assertThat(written.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("test ").contains(" generous ").endsWith(" ok"),
            line -> assertThat(line).startsWith("test ").contains(" strict ").endsWith(" OVER"));
    assertThat(polluted).isEqualTo(1);
  }

  @Test
  void aSuiteWithinItsLimitsIsSuccess() {
    Case generous = Case.of("generous", 1e6, Adding::once, Adding::slowly);
    assertThat(Paired.measure(suite(generous), ComparisonTest.TINY, out, err)).isZero();
  }

  private int polluted;

  private Suite suite(Case... cases) {
    return new Suite() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public void pollute() {
        polluted++;
      }

      @Override
      public List<Case> cases() {
        assertThat(polluted).as("polluted before the cases are made").isEqualTo(1);
        return List.of(cases);
      }
    };
  }
}
