package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.dags.DagsBenchmark;
import dev.headrace.benchmarks.peers.Part.Case;
import dev.headrace.benchmarks.peers.Part.Entrant;
import java.util.List;
import java.util.Map;

/** A small part, and results of it. */
final class Small {
  static final Part PART =
      new Part(
          "small",
          "Small things",
          "An operation does something small.",
          DagsBenchmark.class,
          List.of(Case.of("one", "one of them"), Case.of("two", "two of them").times(2)),
          List.of(
              Entrant.byHand("statements"),
              Entrant.headrace("`Handler`"),
              new Entrant("other", "The `Other`", "other"),
              new Entrant("third", "A third", "")),
          List.of("They are not quite the same."));

  private Small() {}

  static Results results(Effort effort, int jdk, List<Score> scores) {
    return new Results(
        "small",
        effort,
        "2026-11-20",
        "benchmarks/peers small --jdk " + jdk,
        new Machine("A processor", 2, 16, "An OS 1.0, arch", jdk + ".0.1, a vendor"),
        Map.of("headrace", "1.0", "other", "2.3"),
        scores);
  }

  static List<Score> scores(double ours) {
    return List.of(
        new Score("one", "byHand", 10, 0.1, 0),
        new Score("one", "headrace", ours, 0.25, 0),
        new Score("one", "other", 125, 3, 48.4),
        new Score("one", "third", 12_500, 300, 2_048),
        new Score("two", "byHand", 4, 0.1, 0),
        new Score("two", "headrace", 5, 0.5, 16),
        new Score("two", "other", 4.8, 0.5, 0));
  }
}
