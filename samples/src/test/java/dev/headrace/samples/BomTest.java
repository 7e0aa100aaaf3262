package dev.headrace.samples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.testsupport.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever imports the BOM finds every artifact that is published in it, and no other. */
class BomTest {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(headrace-[a-z-]+)</artifactId>");
  private static final Set<String> NOT_MANAGED = Set.of("headrace-parent", "headrace-bom");

  private final Path root = ProjectFiles.root();

  @Test
  void holdsWhatIsPublished() throws IOException {
    assertThat(artifacts(root.resolve("bom/pom.xml"))).isEqualTo(published()).isNotEmpty();
  }

  private Set<String> published() throws IOException {
    List<String> modules =
        MODULE
            .matcher(Files.readString(root.resolve("pom.xml")))
            .results()
            .map(match -> match.group(1))
            .toList();
    return modules.stream()
        .map(module -> root.resolve(module).resolve("pom.xml"))
        .filter(pom -> !read(pom).contains("<maven.deploy.skip>true"))
        .map(pom -> ownArtifact(read(pom)))
        .filter(artifact -> !NOT_MANAGED.contains(artifact))
        .collect(toSet());
  }

  private static Set<String> artifacts(Path pom) {
    return ARTIFACT
        .matcher(read(pom))
        .results()
        .map(match -> match.group(1))
        .filter(artifact -> !NOT_MANAGED.contains(artifact))
        .collect(toSet());
  }

  private static String ownArtifact(String pom) {
    return ARTIFACT
        .matcher(pom.substring(pom.indexOf("</parent>")))
        .results()
        .findFirst()
        .map(match -> match.group(1))
        .orElseThrow();
  }

  private static String read(Path pom) {
    try {
      return Files.readString(pom);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
