package dev.headrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.benchmarks.dags.DagsBenchmark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class MeasuringTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream said = new PrintStream(written, true);

  @Test
  void everyEntrantOfEveryCaseGetsAScore() {
    Part part = DagsBenchmark.part();
    Results results = new Measuring(Effort.TRIAL, said).measure(part);
    for (Part.Case chosen : part.cases()) {
      for (Part.Entrant entrant : part.entrants()) {
        assertThat(results.score(chosen, entrant)).isPresent();
      }
    }
    assertThat(results.command())
        .isEqualTo("benchmarks/peers dags --trial --jdk " + Runtime.version().feature());
    assertThat(written.toString()).contains("dags idle headrace ");
  }

  @Test
  void everyPartsBenchmarkIsAmongThoseOfTheJar() {
    var names =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
            .stream()
            .map(one -> one.getUsername())
            .collect(Collectors.toSet());
    for (Part part : Parts.all()) {
      assertThat(names).contains(part.benchmark().getName() + ".run");
    }
  }

  @Test
  void theStandardTakesEighteenMinutesAtMost() {
    assertThat(Parts.all().stream().mapToLong(Effort.STANDARD::seconds).sum())
        .isLessThanOrEqualTo(18 * 60);
  }

  @Test
  void anUnknownPartIsReportedWithTheListOfParts(@TempDir Path root) {
    assertThat(Peers.run(List.of("--quick", "busses"), root, said)).isEqualTo(2);
    assertThat(written.toString())
        .contains("\"busses\"", String.join(", ", Parts.names()), "usage: peers [PART…]");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void reportingBadResultsFailsWithTheReason(@TempDir Path root) throws Exception {
    Files.createDirectories(root.resolve("benchmarks/results/17"));
    Files.writeString(root.resolve("benchmarks/results/17/dags.json"), "{");
    assertThat(Peers.run(List.of("--report"), root, said)).isEqualTo(1);
    assertThat(written.toString()).contains("dags.json can't be used").doesNotContain("\tat ");
  }

  @Test
  void theMachineIsNamed() {
    assertThat(Machine.here().toString())
        .contains(" processors, ", "GiB", "JDK " + Runtime.version().feature());
  }
}
