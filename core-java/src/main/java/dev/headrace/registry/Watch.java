package dev.headrace.registry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a registry was asked to watch of its publishes: how deep they are nested, which are under
 * way, how many there were. A registry that was asked for nothing of it has no watch.
 */
final class Watch {
  static final int ANY_DEPTH = Integer.MAX_VALUE;

  private final String registry;
  private final int maxDepth;
  private final @Nullable ThreadLocal<Visit> visits;
  private final @Nullable InFlight inFlight;
  private final @Nullable LongAdder published;
  private final LongAdder failed = new LongAdder();

  Watch(String registry, int maxDepth, boolean awaiting, boolean counting) {
    this.registry = registry;
    this.maxDepth = maxDepth;
    this.visits = awaiting || maxDepth != ANY_DEPTH ? ThreadLocal.withInitial(Visit::new) : null;
    this.inFlight = awaiting ? new InFlight(Runtime.getRuntime().availableProcessors()) : null;
    this.published = counting ? new LongAdder() : null;
  }

  /** A thread in the registry. It refers to nothing, since threads keep it. */
  static final class Visit {
    private static final AtomicInteger LAST = new AtomicInteger();

    private final int number = LAST.getAndIncrement();
    private int depth;
    private int cell;
  }

  /** A publish begins; gives what is to be ended, if anything is. */
  @Nullable Visit begin() {
    Visit visit = visits == null ? null : visits.get();
    if (visit != null) {
      enter(visit);
    }
    return visit;
  }

  private void enter(Visit visit) {
    if (visit.depth >= maxDepth) {
      throw new IllegalStateException(
          ("a publish of registry %s is nested %s deep, which is the limit: have its handlers not"
                  + " publish to it for what they were run for, or say a higher maxDepth(…)")
              .formatted(registry, maxDepth));
    }
    // A nested publish ends before the one around it, which is counted.
    if (visit.depth == 0 && inFlight != null) {
      visit.cell = inFlight.enter(visit.number);
    }
    visit.depth++;
  }

  void end(@Nullable Visit visit) {
    if (visit != null && --visit.depth == 0 && inFlight != null) {
      inFlight.leave(visit.cell);
    }
  }

  void published() {
    if (published != null) {
      published.increment();
    }
  }

  void failed() {
    failed.increment();
  }

  /** How many were published and failed; null if that is not counted. */
  @Nullable RegistryCounts counts() {
    return published == null ? null : new RegistryCounts(published.sum(), failed.sum());
  }

  /** What to wait with; null if publishes are not watched for that. */
  @Nullable InFlight inFlight() {
    if (inFlight != null && visits != null && visits.get().depth > 0) {
      throw new IllegalStateException(
          ("a handler or listener of registry %s can't wait for the publish that runs it: let it"
                  + " unregister without waiting, or wait on another thread")
              .formatted(registry));
    }
    return inFlight;
  }

  /** As many as a long has, for what is longer. */
  static long nanos(Duration patience) {
    return TimeUnit.NANOSECONDS.convert(patience);
  }
}
