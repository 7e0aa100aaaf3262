package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures a suite: a line for each case on standard output, all else on standard error. */
public final class Paired {
  private static final int OK = 0;
  private static final int OVER = 1;
  private static final int WRONG_USAGE = 2;

  private static final int IDLE_SUBJECTS = 4;
  private static final int IDLE_PASSES = 2_000;

  private Paired() {}

  /**
   * Measures a suite, and ends the JVM: with 0 if every case is within its limits, 1 if one is over
   * them, 2 if asked for something that there is not.
   *
   * @param arguments the suite's name, and {@code --quick}; or {@code kotlin --inlining} for {@link
   *     Inlining}
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    List<String> names = new ArrayList<>(arguments);
    if (names.equals(List.of("kotlin", "--inlining"))) {
      return Inlining.report(out, err) ? OK : OVER;
    }
    Effort effort = names.remove("--quick") ? Effort.quick() : Effort.full();
    Optional<Suite> suite = names.size() == 1 ? Suites.named(names.get(0)) : Optional.empty();
    if (suite.isEmpty()) {
      err.println("no suite is called \"" + String.join(" ", names) + "\"");
      err.println(
          "usage: paired SUITE [--quick], with a suite of: " + String.join(", ", Suites.names()));
      return WRONG_USAGE;
    }
    return measure(suite.get(), effort, out, err);
  }

  static int measure(Suite suite, Effort effort, PrintStream out, PrintStream err) {
    acquaint();
    suite.pollute();
    Compilers.settle(Thread::onSpinWait, effort);
    int worst = OK;
    err.println(Verdict.header());
    for (Case subject : suite.cases()) {
      Comparison measured = Comparison.of(subject, effort);
      Verdict verdict = Verdict.on(suite, subject, measured);
      out.println(verdict.line());
      out.flush();
      err.println("  " + measured.details());
      worst = verdict.isOver() ? OVER : worst;
    }
    return worst;
  }

  /**
   * Lets the harness's own call sites meet many loops, so that none is compiled into them and the
   * first case is measured as the last is.
   */
  private static void acquaint() {
    Object[] events = {new Object()};
    for (int i = 0; i < IDLE_SUBJECTS; i++) {
      Subject idle = Subject.calling(Handler.of(event -> {}), events, () -> 0);
      for (int pass = 0; pass < IDLE_PASSES; pass++) {
        idle.run(1);
      }
    }
  }
}
