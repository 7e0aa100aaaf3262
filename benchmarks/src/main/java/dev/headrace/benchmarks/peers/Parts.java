package dev.headrace.benchmarks.peers;

import dev.headrace.benchmarks.commands.CommandsBenchmark;
import dev.headrace.benchmarks.dags.DagsBenchmark;
import dev.headrace.benchmarks.inboxes.InboxesBenchmark;
import dev.headrace.benchmarks.injection.InjectionBenchmark;
import dev.headrace.benchmarks.lifecycle.LifecycleBenchmark;
import dev.headrace.benchmarks.pipelines.PipelinesBenchmark;
import dev.headrace.benchmarks.registries.RegistriesBenchmark;
import dev.headrace.benchmarks.timers.TimersBenchmark;
import java.util.List;
import java.util.Optional;

/** Every part there is. A new one is added here. */
final class Parts {
  private static final List<Part> ALL =
      List.of(
          RegistriesBenchmark.part(),
          PipelinesBenchmark.part(),
          DagsBenchmark.part(),
          TimersBenchmark.part(),
          InjectionBenchmark.part(),
          InboxesBenchmark.part(),
          CommandsBenchmark.part(),
          LifecycleBenchmark.part());

  private Parts() {}

  static List<Part> all() {
    return ALL;
  }

  static Optional<Part> named(String name) {
    return ALL.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Part::name).toList();
  }
}
