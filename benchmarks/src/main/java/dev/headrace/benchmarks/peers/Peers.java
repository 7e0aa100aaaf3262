package dev.headrace.benchmarks.peers;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures parts on the JVM that runs it, or makes the pages of what was measured; {@code
 * benchmarks/peers} calls it for each JDK.
 */
public final class Peers {
  private static final String REPORT = "--report";

  private Peers() {}

  /**
   * Runs in the project's folder.
   *
   * @param arguments parts, all if there are none, and {@code --quick} or {@code --full}; or {@code
   *     --report}
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), Path.of(""), System.err));
  }

  /** Gives the exit code: 1 if something failed, 2 for wrong usage. */
  static int run(List<String> arguments, Path root, PrintStream said) {
    if (arguments.equals(List.of(REPORT))) {
      return report(root, said);
    }
    Effort effort = Effort.STANDARD;
    List<Part> parts = new ArrayList<>();
    for (String argument : arguments) {
      Optional<Part> part = Parts.named(argument);
      if (argument.equals(Effort.QUICK.option())) {
        effort = Effort.QUICK;
      } else if (argument.equals(Effort.FULL.option())) {
        effort = Effort.FULL;
      } else if (part.isPresent()) {
        parts.add(part.get());
      } else {
        said.printf(
            "\"%s\" is no part: there are %s%n", argument, String.join(", ", Parts.names()));
        said.printf("usage: peers [PART…] [--quick|--full] or peers %s%n", REPORT);
        return 2;
      }
    }
    measure(parts.isEmpty() ? Parts.all() : parts, effort, new ResultFiles(root), said);
    return 0;
  }

  private static int report(Path root, PrintStream said) {
    try {
      new Report(root, Parts.all()).write();
      return 0;
    } catch (BadResultsException e) {
      said.println(e.getMessage());
      return 1;
    }
  }

  private static void measure(
      List<Part> parts, Effort effort, ResultFiles files, PrintStream said) {
    long seconds = parts.stream().mapToLong(effort::seconds).sum();
    int jdk = Runtime.version().feature();
    said.printf("JDK %d, %s: about %d:%02d%n", jdk, effort.describe(), seconds / 60, seconds % 60);
    for (Part part : parts) {
      files.write(jdk, new Measuring(effort, said).measure(part));
    }
  }
}
