package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import org.junit.jupiter.api.Test;

class CaseTest {
  private final Case plain = Case.of("plain", 1.1, Adding::once, Adding::slowly);

  @Test
  void aCaseAllowsNoObjectAndIsTimedByItsThread() {
    assertThat(plain.allowedBytes()).isEqualTo(0.5);
    assertThat(plain.clock()).isEqualTo(Clock.THREAD);
  }

  @Test
  void whatACaseAsksForIsAllThatChanges() {
    Case asking = plain.allowing(24).within(2).inPassesOf(16).onTheWallClock();
    assertThat(asking)
        .isEqualTo(new Case("plain", 1.1, 2, 24, 16, Clock.WALL, plain.byHand(), plain.ours()))
        .isEqualTo(plain.onTheWallClock().inPassesOf(16).within(2).allowing(24));
  }

  @Test
  void aCaseOnTheWallClockIsMeasured() {
    assertThat(Comparison.of(plain.onTheWallClock(), ComparisonTest.TINY).ratio()).isPositive();
  }

  @Test
  void eventsAreAPowerOfTwo() {
    assertThatThrownBy(() -> Subject.calling(Handler.of(event -> {}), new Object[3], () -> 0))
        .hasMessage("the number of events must be a power of two, not 3");
  }

  @Test
  void eachSubjectStartsAgainAtTheFirstEvent() {
    Sum sum = new Sum();
    Sum expected = new Sum();
    Subject subject = Subject.holding(Handler.of(sum::add), new Long[] {2L, 3L}, sum);
    subject.run(3);
    subject.run(1);
    for (long event : new long[] {2, 3, 2, 2}) {
      expected.add(event);
    }
    assertThat(subject.checksum()).isEqualTo(expected.getAsLong());
  }
}
