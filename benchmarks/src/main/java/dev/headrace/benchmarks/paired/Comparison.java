package dev.headrace.benchmarks.paired;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measures one case.
 *
 * <p>A round makes new subjects, sees that they do the same, runs them until the compilers have
 * settled, and times blocks in the order A B B A: what the machine does besides then slows both
 * blocks of a pair, or spoils one pair of many, and the median of the pairs' ratios stays. Other
 * programs that want the processor don't count at all, unless the case needs the wall clock.
 */
final class Comparison {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ALLOCATION_BLOCKS = 5;

  private final Case subject;
  private final Effort effort;
  private final Sample ratios = new Sample();
  private final Sample bytes = new Sample();
  private final Sample byHandNanos = new Sample();
  private final List<Double> rounds = new ArrayList<>();
  private boolean settled = true;

  private Comparison(Case subject, Effort effort) {
    this.subject = subject;
    this.effort = effort;
  }

  /**
   * Measures a case.
   *
   * @throws IllegalStateException if the two sides don't leave the same checksum
   */
  static Comparison of(Case subject, Effort effort) {
    Comparison comparison = new Comparison(subject, effort);
    for (int round = 0; round < effort.rounds(); round++) {
      comparison.round();
    }
    return comparison;
  }

  /** How many times the hand-written form's time ours takes. */
  double ratio() {
    return ratios.median();
  }

  /** How many bytes an operation of ours allocates beyond the hand-written form. */
  double bytes() {
    return Math.max(0, bytes.median());
  }

  /** The time of an operation by hand. */
  double byHandNanos() {
    return byHandNanos.median();
  }

  /** What to know beside the verdict. */
  String details() {
    return String.format(
        Locale.ROOT,
        "%s: %.2f ns by hand, %d pairs, ratio %.3f ± %.3f, middle half %.3f wide, rounds %s%s",
        subject.name(),
        byHandNanos.median(),
        ratios.size(),
        ratios.median(),
        ratios.uncertainty(),
        ratios.spread(),
        rounds.stream()
            .map(round -> String.format(Locale.ROOT, "%.2f", round))
            .collect(Collectors.joining(" ")),
        settled ? "" : ", THE COMPILERS DID NOT SETTLE");
  }

  private void round() {
    try (Subject byHand = subject.byHand().get();
        Subject ours = subject.ours().get()) {
      byHand.run(subject.pass());
      ours.run(subject.pass());
      checkSame(byHand, ours);
      settled &=
          Compilers.settle(
              () -> {
                byHand.run(subject.pass());
                ours.run(subject.pass());
              },
              effort);
      checkSame(byHand, ours); // again, now that it is the compilers' code
      int byHandPasses = passesInABlock(byHand);
      int oursPasses = passesInABlock(ours);
      timePairs(byHand, byHandPasses, ours, oursPasses);
      for (int i = 0; i < ALLOCATION_BLOCKS; i++) {
        bytes.add(allocated(ours, oursPasses) - allocated(byHand, byHandPasses));
      }
    }
  }

  private void checkSame(Subject byHand, Subject ours) {
    if (byHand.checksum() != ours.checksum()) {
      throw new IllegalStateException(
          "case "
              + subject.name()
              + " compares different things: on the same events the hand-written form left "
              + byHand.checksum()
              + ", ours left "
              + ours.checksum());
    }
  }

  private void timePairs(Subject byHand, int byHandPasses, Subject ours, int oursPasses) {
    Sample round = new Sample();
    while (round.size() < effort.fewestPairs()
        || (round.size() < effort.mostPairs() && isUncertain())) {
      double byHandTime;
      double oursTime;
      if (round.size() % 2 == 0) {
        byHandTime = nanos(byHand, byHandPasses);
        oursTime = nanos(ours, oursPasses);
      } else {
        oursTime = nanos(ours, oursPasses);
        byHandTime = nanos(byHand, byHandPasses);
      }
      round.add(oursTime / byHandTime);
      ratios.add(oursTime / byHandTime);
      byHandNanos.add(byHandTime);
    }
    rounds.add(round.median());
  }

  private boolean isUncertain() {
    return ratios.uncertainty() > effort.precision() * ratios.median();
  }

  private int passesInABlock(Subject side) {
    int passes = 1;
    while (true) {
      double block = nanos(side, passes) * passes * subject.pass();
      if (block >= effort.block() / 2.0 || passes >= 1 << 24) {
        return Math.max(1, (int) (passes * effort.block() / block));
      }
      passes *= 2;
    }
  }

  /** The time of an operation, over a block. */
  private double nanos(Subject side, int passes) {
    long start = subject.clock().nanos();
    run(side, passes);
    return (subject.clock().nanos() - start) / ((double) passes * subject.pass());
  }

  /** The bytes of an operation, over a block; on whatever thread it allocates them. */
  private double allocated(Subject side, int passes) {
    long before = allocatedSoFar();
    run(side, passes);
    return (allocatedSoFar() - before) / ((double) passes * subject.pass());
  }

  private static long allocatedSoFar() {
    long total = 0;
    for (long thread : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      total += Math.max(0, thread);
    }
    return total;
  }

  private void run(Subject side, int passes) {
    for (int i = 0; i < passes; i++) {
      side.run(subject.pass());
    }
  }
}
