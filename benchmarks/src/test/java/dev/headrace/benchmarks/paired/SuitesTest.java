package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every suite. How fast its cases are is not for a test to say. */
class SuitesTest {
  @Test
  void suitesAreFoundByTheirNames() {
    assertThat(Suites.names()).doesNotHaveDuplicates().isNotEmpty();
    for (Suite suite : Suites.all()) {
      assertThat(Suites.named(suite.name())).containsSame(suite);
    }
    assertThat(Suites.named("nothing")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> namesOfCasesAreOneWordEach() {
    return Suites.all().stream()
        .map(
            suite ->
                dynamicTest(
                    suite.name(),
                    () ->
                        assertThat(suite.cases())
                            .extracting(Case::name)
                            .isNotEmpty()
                            .doesNotHaveDuplicates()
                            .allMatch(name -> name.matches("[a-z0-9-]{1,32}"))));
  }

  @TestFactory
  Stream<DynamicTest> bothSidesDoTheSameAndSomething() {
    return Suites.all().stream()
        .flatMap(
            suite ->
                suite.cases().stream()
                    .map(
                        subject ->
                            dynamicTest(
                                suite.name() + ": " + subject.name(), () -> check(subject))));
  }

  private static void check(Case subject) {
    try (Subject byHand = subject.byHand().get();
        Subject ours = subject.ours().get()) {
      long before = byHand.checksum();
      for (int pass = 0; pass < 3; pass++) {
        byHand.run(subject.pass());
        ours.run(subject.pass());
        assertThat(ours.checksum()).isEqualTo(byHand.checksum()).isNotEqualTo(before);
        before = byHand.checksum();
      }
    }
  }
}
