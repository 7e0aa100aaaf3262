package dev.headrace.schedule;

import dev.headrace.function.Action1;
import dev.headrace.function.LongToLong2;
import dev.headrace.function.ToLong1;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is counted of one system, by the compiled pass. For its thread. */
final class Tally {
  static final Action1<Tally> RAN = tally -> tally.runs++;
  static final Action1<Tally> SKIPPED = tally -> tally.skips++;

  /** Reads the clock before the first system. */
  static final ToLong1<LongSupplier> NOW = LongSupplier::getAsLong;

  /** Reads it after each that ran: gives the moment at which the next one begins. */
  static final LongToLong2<Tally> TOOK = Tally::took;

  private final @Nullable LongSupplier nanoTime;
  private long runs;
  private long skips;
  private long busyNanos;
  private long longestNanos;

  Tally(@Nullable LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private long took(long began) {
    if (nanoTime == null) {
      return began;
    }
    long now = nanoTime.getAsLong();
    long took = now - began;
    busyNanos += took;
    longestNanos = Math.max(longestNanos, took);
    return now;
  }

  SystemReport report(String system) {
    return new SystemReport(system, runs, skips, busyNanos, longestNanos);
  }
}
