package dev.headrace.benchmarks.peers;

import java.util.Locale;

/** How long is measured: forks of the JVM, and in each some time to warm up and some to measure. */
enum Effort {
  /** In the JVM that asks, once, to see that everything runs. */
  TRIAL("--trial", 0, 0, 0, 1, 5),

  /** To see whether figures make sense. */
  QUICK("--quick", 1, 2, 300, 3, 200),

  /** For the published tables. */
  STANDARD("", 2, 2, 600, 3, 200),

  /** To be sure of a difference. */
  FULL("--full", 3, 5, 1_000, 5, 1_000);

  /** What a fork takes beside its iterations: to start, and to make the peer. */
  private static final int START_MILLIS = 900;

  private final String option;
  private final int forks;
  private final int warmups;
  private final int warmupMillis;
  private final int measurements;
  private final int measurementMillis;

  Effort(
      String option,
      int forks,
      int warmups,
      int warmupMillis,
      int measurements,
      int measurementMillis) {
    this.option = option;
    this.forks = forks;
    this.warmups = warmups;
    this.warmupMillis = warmupMillis;
    this.measurements = measurements;
    this.measurementMillis = measurementMillis;
  }

  /** What asks for it on the command line; empty if nothing does. */
  String option() {
    return option;
  }

  int forks() {
    return forks;
  }

  int warmups() {
    return warmups;
  }

  int warmupMillis() {
    return warmupMillis;
  }

  int measurements() {
    return measurements;
  }

  int measurementMillis() {
    return measurementMillis;
  }

  /** How long a part takes, about. */
  long seconds(Part part) {
    long scores = (long) part.cases().size() * part.entrants().size();
    long fork =
        START_MILLIS + (long) warmups * warmupMillis + (long) measurements * measurementMillis;
    return scores * forks * fork / 1_000;
  }

  /** How long it measures, in words. */
  String describe() {
    return "%s: %s, each %d × %.1f s after %d × %.1f s to warm up"
        .formatted(
            name().toLowerCase(Locale.ROOT),
            forks == 1 ? "1 JVM" : forks + " JVMs",
            measurements,
            measurementMillis / 1e3,
            warmups,
            warmupMillis / 1e3);
  }
}
