package dev.headrace.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a module's public API with the text that was agreed on, in the module's {@code api}
 * folder.
 *
 * <p>Run the tests with {@code -Dapi.update} to write the text anew; the difference then shows in
 * the commit.
 */
public final class ApiDump {
  private ApiDump() {}

  /**
   * Fails if the API is not the one in the file.
   *
   * @param file the file's name in the {@code api} folder
   * @param actual the API as it is now
   * @throws AssertionError with the lines that differ and how to agree on them
   */
  public static void check(String file, String actual) {
    check(
        ProjectFiles.base().resolve("api").resolve(file),
        actual,
        System.getProperty("api.update") != null);
  }

  static void check(Path file, String actual, boolean update) {
    try {
      if (update) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      String agreed = Files.exists(file) ? Files.readString(file) : "";
      if (actual.isBlank()) {
        throw new AssertionError(
            "the public API of " + file.getFileName() + " is empty: nothing was read");
      }
      if (!agreed.equals(actual)) {
        throw new AssertionError(
            "the public API is not the one in "
                + file.getFileName()
                + String.join("", difference(agreed, actual))
                + "\nIf that is meant, write it anew with `mvn test -Dapi.update` and commit the file.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the API dump " + file + " can't be read or written", e);
    }
  }

  private static List<String> difference(String agreed, String actual) {
    List<String> before = agreed.lines().toList();
    List<String> after = actual.lines().toList();
    List<String> lines = new ArrayList<>();
    before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("\n- " + line));
    after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("\n+ " + line));
    return lines.isEmpty() ? List.of("\n  the same lines in another order or number") : lines;
  }
}
