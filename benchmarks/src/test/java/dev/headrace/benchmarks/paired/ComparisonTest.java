package dev.headrace.benchmarks.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final long MILLISECOND = 1_000_000;

  static final Effort TINY =
      new Effort(1, 5, 5, 1, MILLISECOND / 2, 10 * MILLISECOND, 500 * MILLISECOND);

  @Test
  void tenTimesTheWorkIsFoundOver() {
    Case slow = Case.of("slow", 1.5, Adding::once, Adding::slowly);
    Comparison measured = Comparison.of(slow, TINY);
    assertThat(measured.ratio()).isGreaterThan(2);
    assertThat(Verdict.on(new HandlerSuite(), slow, measured).line()).endsWith(" OVER");
  }

  @Test
  void anObjectForEachOperationIsMeasured() {
    Case allocating = Case.of("allocating", 1000, Adding::once, Adding::allocating);
    Comparison measured = Comparison.of(allocating, TINY);
    assertThat(measured.bytes()).isBetween(16.0, 32.0);
    assertThat(Verdict.on(new HandlerSuite(), allocating, measured).isOver()).isTrue();
    assertThat(Verdict.on(new HandlerSuite(), allocating.allowing(32), measured).isOver())
        .isFalse();
  }

  @Test
  void allocatingLessThanTheHandWrittenFormCountsAsNothing() {
    assertThat(Comparison.of(Case.of("less", 1, Adding::allocating, Adding::once), TINY).bytes())
        .isZero();
  }

  @Test
  void differentResultsFailNamingTheCase() {
    Case different =
        Case.of("apples-and-pears", 1, () -> new Counting(() -> 1), () -> new Counting(() -> 2));
    assertThatThrownBy(() -> Comparison.of(different, TINY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "case apples-and-pears compares different things: on the same events the hand-written"
                + " form left 1, ours left 2");
  }

  @Test
  void aResultThatDiffersOnlyAfterAWhileFailsToo() {
    Case different =
        Case.of(
            "late",
            1,
            () -> new Counting(() -> 7),
            () -> {
              AtomicInteger asked = new AtomicInteger();
              return new Counting(() -> asked.incrementAndGet() == 1 ? 7 : 8);
            });
    assertThatThrownBy(() -> Comparison.of(different, TINY)).hasMessageContaining("case late");
  }

  @Test
  void eachRoundMakesNewSubjectsAndClosesThem() {
    AtomicInteger closed = new AtomicInteger();
    Effort twice = new Effort(2, 3, 3, 1, 1000, 1000, MILLISECOND);
    Comparison.of(counted(closed, 0), twice);
    assertThat(closed).hasValue(4);
  }

  @Test
  void subjectsAreClosedWhereTheyDiffer() {
    AtomicInteger closed = new AtomicInteger();
    assertThatThrownBy(() -> Comparison.of(counted(closed, 1), TINY))
        .isInstanceOf(IllegalStateException.class);
    assertThat(closed).hasValue(2);
  }

  private static Case counted(AtomicInteger closed, long left) {
    return Case.of(
            "counted",
            1,
            () -> new Counting(() -> 0, closed),
            () -> new Counting(() -> left, closed))
        .inPassesOf(1);
  }

  /** A subject that isn't a handler, nor in a copied loop. */
  private static final class Counting extends Subject {
    private final LongSupplier checksum;
    private final AtomicInteger closed;
    private volatile int operations;

    Counting(LongSupplier checksum) {
      this(checksum, new AtomicInteger());
    }

    Counting(LongSupplier checksum, AtomicInteger closed) {
      this.checksum = checksum;
      this.closed = closed;
    }

    @Override
    void run(int more) {
      operations = more;
    }

    @Override
    long checksum() {
      return checksum.getAsLong();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
