package dev.headrace.samples;

import dev.headrace.testsupport.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The pages of the documentation site, which show what samples print. */
final class Guide {
  private Guide() {}

  /** The source of a page, such as {@code guide/batches}. */
  static String page(String name) throws IOException {
    return Files.readString(ProjectFiles.root().resolve("docs-site/" + name + ".md"));
  }

  /** Lines as the same program prints them in Kotlin, whose data classes have round brackets. */
  static List<String> inKotlin(List<String> lines) {
    return lines.stream().map(line -> line.replace('[', '(').replace(']', ')')).toList();
  }
}
