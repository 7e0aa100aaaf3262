package dev.headrace.benchmarks.peers;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures a part with JMH. Case by case, so that those who are compared run one after another: a
 * machine that gets slower in the meantime slows them all.
 */
final class Measuring {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Effort effort;
  private final PrintStream said;

  Measuring(Effort effort, PrintStream said) {
    this.effort = effort;
    this.said = said;
  }

  Results measure(Part part) {
    List<Score> scores = new ArrayList<>();
    for (Part.Case chosen : part.cases()) {
      for (RunResult result : run(part, chosen)) {
        Score score = score(chosen, result);
        said.printf(
            "%s %s %s %.1f ± %.1f ns, %.1f B%n",
            part.name(), chosen.name(), score.peer(), score.nanos(), score.error(), score.bytes());
        scores.add(score);
      }
    }
    return new Results(
        part.name(),
        effort,
        LocalDate.now(ZoneOffset.UTC).toString(),
        command(part),
        Machine.here(),
        ResultFiles.versions(),
        scores);
  }

  private String command(Part part) {
    String option = effort.option().isEmpty() ? "" : " " + effort.option();
    return "benchmarks/peers %s%s --jdk %d"
        .formatted(part.name(), option, Runtime.version().feature());
  }

  private Collection<RunResult> run(Part part, Part.Case chosen) {
    Options options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(part.benchmark().getName()) + "\\.run$")
            .param("shape", chosen.name())
            .forks(effort.forks())
            .warmupIterations(effort.warmups())
            .warmupTime(TimeValue.milliseconds(effort.warmupMillis()))
            .measurementIterations(effort.measurements())
            .measurementTime(TimeValue.milliseconds(effort.measurementMillis()))
            .addProfiler(GCProfiler.class)
            // One heap size and one collector on every machine; the export is what Agrona asks for.
            .jvmArgs(
                "-Xms1g",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException(part.name() + ", " + chosen.name() + " failed", e);
    }
  }

  private static Score score(Part.Case chosen, RunResult result) {
    var time = result.getPrimaryResult();
    double error = Double.isNaN(time.getScoreError()) ? 0 : time.getScoreError();
    double bytes = result.getSecondaryResults().get(ALLOCATED).getScore();
    return new Score(
        chosen.name(),
        result.getParams().getParam("peer"),
        rounded(time.getScore() / chosen.operations()),
        rounded(error / chosen.operations()),
        Math.round(10 * bytes / chosen.operations()) / 10.0);
  }

  /** To four digits: files don't differ in more than was measured. */
  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
