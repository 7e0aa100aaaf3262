package dev.headrace.samples;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import dev.headrace.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can go wrong, as values and as exceptions. */
public final class Errors {
  private Errors() {}

  // #region attempt
  static int limitFrom(Path file) {
    return Result.attempt(IOException.class, () -> Files.readString(file))
        .map(text -> Integer.parseInt(text.strip()))
        .peekError(
            missing -> System.out.println("no limit in " + missing.getMessage() + ", using 100"))
        .orElse(100);
  }

  // #endregion attempt

  // #region build
  static void check(int capacity, String name) {
    List<Problem> problems = new ArrayList<>();
    if (capacity < 1) {
      problems.add(
          new Problem(
              Problem.Kind.CAPACITY, "inbox", "no room for any event", "give it 1 place or more"));
    }
    if (name.isBlank()) {
      problems.add(
          new Problem(
              Problem.Kind.INVALID, "inbox", "its name is blank", "name it, or leave it out"));
    }
    BuildException.throwIfAny("inbox", problems);
  }

  // #endregion build

  /**
   * Reads a limit from a file that is not there, and builds something that can't be built.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    System.out.println(limitFrom(Path.of("no-such-file")));
    try {
      check(0, "");
    } catch (BuildException e) {
      System.out.println(e.getMessage());
    }
  }
}
