package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the README shows is what the samples say and print. Written anew with {@code
 * -Dreadme.update}.
 */
class ReadmeTest {
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- (snippet|output): (\\S+) -->\n```(\\w+)\n(.*?)```", Pattern.DOTALL);

  private final Path readme = ProjectFiles.root().resolve("README.md");

  @Test
  void everySnippetIsARegionOfASample() throws IOException {
    String shown = Files.readString(readme);
    List<String> found = new ArrayList<>();
    String current =
        SNIPPET
            .matcher(shown)
            .replaceAll(
                match -> {
                  found.add(match.group(2));
                  return Matcher.quoteReplacement(block(match));
                });
    assertThat(found).hasSize(3);
    if (System.getProperty("readme.update") != null) {
      Files.writeString(readme, current);
    }
    assertThat(Files.readString(readme))
        .as(
            "the README shows something else; write it anew with mvn test -pl samples -am -Dreadme.update")
        .isEqualTo(current);
  }

  private static String block(MatchResult match) {
    String content =
        match.group(1).equals("output")
            ? String.join("\n", Console.of(() -> Hello.main(new String[0])))
            : region(match.group(2));
    return "<!-- "
        + match.group(1)
        + ": "
        + match.group(2)
        + " -->\n```"
        + match.group(3)
        + "\n"
        + content
        + "\n```";
  }

  private static String region(String reference) {
    String[] parts = reference.split("#");
    try {
      String source = Files.readString(ProjectFiles.root().resolve(parts[0]));
      Matcher region =
          Pattern.compile(
                  "// #region " + parts[1] + "\n(.*?)\n *// #endregion " + parts[1], Pattern.DOTALL)
              .matcher(source);
      assertThat(region.find()).as(reference).isTrue();
      return region.group(1).stripIndent().strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
