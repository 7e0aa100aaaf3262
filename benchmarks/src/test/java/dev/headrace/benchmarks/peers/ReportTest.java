package dev.headrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.testsupport.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path root;

  @BeforeEach
  void readme() throws IOException {
    Files.writeString(
        root.resolve("README.md"), "# All\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\nend\n");
  }

  private void keep(int jdk, Results results) {
    new ResultFiles(root).write(jdk, results);
  }

  private String page(String path) {
    return new Report(root, List.of(Small.PART)).pages().get(Path.of(path));
  }

  private static String expected(String name) throws IOException {
    try (var file = ReportTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  @Test
  void resultsOfTwoJdksBecomeOneTableForEachCase() throws IOException {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(11)));
    keep(25, Small.results(Effort.STANDARD, 25, Small.scores(12)));
    assertThat(page("BENCHMARKS.md")).isEqualTo(expected("small.md"));
  }

  @Test
  void theSitesPageHasBarsWithoutABlankLineInThem() {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(11)));
    String page = page("docs-site/performance/small.md");
    String bars = page.substring(page.indexOf("<div"), page.indexOf("</div>"));
    assertThat(bars)
        .contains("by hand", "<strong>Headrace</strong>", "The <code>Other</code>", "1.10&nbsp;×")
        .doesNotContain("\n\n", "<script");
  }

  @Test
  void theLongestBarIsThatOfTheSlowest() {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(11)));
    assertThat(page("docs-site/performance/small.md").lines())
        .filteredOn(line -> line.contains("width:100.0%"))
        .singleElement()
        .asString()
        .contains("A third");
  }

  @Test
  void quickResultsAreMarkedWhereverTheyAreShown() {
    keep(17, Small.results(Effort.QUICK, 17, Small.scores(11)));
    for (String path : List.of("README.md", "BENCHMARKS.md", "docs-site/performance/small.md")) {
      assertThat(page(path)).as(path).containsIgnoringCase("measured quickly");
    }
  }

  @Test
  void whereAnotherIsFasterIsSaid() {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(200)));
    assertThat(page("docs-site/performance/losses.md"))
        .contains(
            "- Small things, one of them, JDK 17: The `Other` takes 63 % of our time (125 ± 3 ns,"
                + " ours 200 ± 0 ns).\n",
            "The `Other` takes 96 % of our time (4.80 ± 0.50 ns, ours 5.00 ± 0.50 ns), which is"
                + " within the error.\n")
        .doesNotContain("A third");
  }

  @Test
  void whereNobodyIsFasterIsSaidToo() {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(11).stream().limit(4).toList()));
    assertThat(page("docs-site/performance/losses.md")).contains("Nowhere in these results.");
  }

  @Test
  void aPartWithoutResultsSaysHowToMeasureIt() {
    assertThat(page("BENCHMARKS.md")).contains("Not measured yet: `benchmarks/peers small`.");
  }

  @Test
  void theReadmeKeepsWhatIsOutsideOfItsRegion() {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(11)));
    assertThat(page("README.md"))
        .startsWith("# All\n<!-- benchmarks -->\n| times the")
        .contains(
            "| Small things: one of them | **1.10 ×** | 12.5 × The `Other` | 1,250 × A third |")
        .endsWith("\n<!-- /benchmarks -->\nend\n")
        .doesNotContain("old");
  }

  @Test
  void aReadmeWithoutARegionIsReported() throws IOException {
    Files.writeString(root.resolve("README.md"), "# All\n");
    assertThatThrownBy(() -> page("README.md"))
        .hasMessageContainingAll("README.md", "<!-- benchmarks -->");
  }

  @Test
  void writingPagesWritesWhatTheyAre() throws IOException {
    keep(17, Small.results(Effort.STANDARD, 17, Small.scores(11)));
    Report report = new Report(root, List.of(Small.PART));
    report.write();
    for (Map.Entry<Path, String> page : report.pages().entrySet()) {
      assertThat(root.resolve(page.getKey())).hasContent(page.getValue());
    }
  }

  @Test
  void thePagesOfTheProjectAreMadeOfItsResults() throws IOException {
    Path project = ProjectFiles.root();
    for (Map.Entry<Path, String> page : new Report(project, Parts.all()).pages().entrySet()) {
      assertThat(Files.readString(project.resolve(page.getKey())))
          .as("%s is not what the results say: run benchmarks/peers --report", page.getKey())
          .isEqualTo(page.getValue());
    }
  }
}
