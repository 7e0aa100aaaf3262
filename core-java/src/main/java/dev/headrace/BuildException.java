package dev.headrace;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Thrown by a builder: everything it found wrong, together, each with its fix.
 *
 * <p>Nothing was built and nothing was lost: the builder can be put right and built again.
 */
public final class BuildException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings(
      "serial") // an immutable list of records and their texts: serialisable where they are
  private final List<Problem> problems;

  /**
   * Makes the exception.
   *
   * @param subject what could not be built, such as {@code "world"}
   * @param problems what is wrong with it, at least one
   */
  public BuildException(String subject, List<Problem> problems) {
    super(message(subject, problems), null, null);
    this.problems = List.copyOf(problems);
  }

  /**
   * Throws if there are problems, and does nothing if there are none.
   *
   * @param subject what is being built
   * @param problems what is wrong with it, possibly nothing
   */
  public static void throwIfAny(String subject, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new BuildException(subject, problems);
    }
  }

  /**
   * Everything that was found wrong.
   *
   * @return the problems in the order they were found, at least one
   */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String subject, List<Problem> problems) {
    Objects.requireNonNull(subject, "subject");
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a BuildException needs at least one problem");
    }
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "\n  - " + problem)
        .collect(Collectors.joining("", subject + " can't be built: " + count, ""));
  }
}
