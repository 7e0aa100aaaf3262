package dev.headrace.benchmarks.paired;

import dev.headrace.function.TryAction1;
import java.util.List;
import java.util.function.LongSupplier;

/** Ten handlers of different classes, as ten lambdas in a program have. */
final class RegistryHandlers {
  private RegistryHandlers() {}

  record Event(long value) {}

  /** What handlers leave that do as little as can be checked. */
  static final class Total {
    long value;

    void add(long more) {
      value += more;
    }
  }

  /** What ten handlers left. */
  static final class Left implements LongSupplier {
    final Sum[] sums = new Sum[10];
    final Total[] totals = new Total[10];
    long others;

    Left() {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = new Sum();
        totals[i] = new Total();
      }
    }

    @Override
    public long getAsLong() {
      long all = others;
      for (int i = 0; i < sums.length; i++) {
        all = 31 * (31 * all + sums[i].getAsLong()) + totals[i].value;
      }
      return all;
    }
  }

  /** Ten that each do what the handlers of other suites do. */
  static List<TryAction1<Event>> working(Left left) {
    Sum[] sums = left.sums;
    Sum s0 = sums[0];
    Sum s1 = sums[1];
    Sum s2 = sums[2];
    Sum s3 = sums[3];
    Sum s4 = sums[4];
    Sum s5 = sums[5];
    Sum s6 = sums[6];
    Sum s7 = sums[7];
    Sum s8 = sums[8];
    Sum s9 = sums[9];
    return List.of(
        e -> s0.add(e.value()),
        e -> s1.add(e.value() + 1),
        e -> s2.add(e.value() ^ 2),
        e -> s3.add(e.value() - 3),
        e -> s4.add(e.value() * 4),
        e -> s5.add(e.value() + 5),
        e -> s6.add(e.value() ^ 6),
        e -> s7.add(e.value() - 7),
        e -> s8.add(e.value() * 8),
        e -> s9.add(e.value() + 9));
  }

  /** Ten that do next to nothing, so that what is left is the way there. */
  static List<TryAction1<Event>> idle(Left left) {
    Total[] totals = left.totals;
    Total t0 = totals[0];
    Total t1 = totals[1];
    Total t2 = totals[2];
    Total t3 = totals[3];
    Total t4 = totals[4];
    Total t5 = totals[5];
    Total t6 = totals[6];
    Total t7 = totals[7];
    Total t8 = totals[8];
    Total t9 = totals[9];
    return List.of(
        e -> t0.add(e.value()),
        e -> t1.add(e.value() + 1),
        e -> t2.add(e.value() ^ 2),
        e -> t3.add(e.value() - 3),
        e -> t4.add(e.value() * 4),
        e -> t5.add(e.value() + 5),
        e -> t6.add(e.value() ^ 6),
        e -> t7.add(e.value() - 7),
        e -> t8.add(e.value() * 8),
        e -> t9.add(e.value() + 9));
  }
}
