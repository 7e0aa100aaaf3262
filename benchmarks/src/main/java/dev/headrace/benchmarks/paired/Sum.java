package dev.headrace.benchmarks.paired;

import java.util.function.LongSupplier;

/** The effect that subjects have: a number that depends on each event and on their order. */
final class Sum implements LongSupplier {
  private long value;

  void add(long more) {
    value = 31 * value + more;
  }

  @Override
  public long getAsLong() {
    return value;
  }
}
