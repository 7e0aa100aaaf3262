package dev.headrace.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFilesTest {
  @TempDir Path root;

  private ResultFiles files;
  private Results results;

  @BeforeEach
  void files() {
    files = new ResultFiles(root);
    results = Small.results(Effort.FULL, 17, Small.scores(11));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    files.write(17, results);
    files.write(25, results);
    assertThat(files.read(Small.PART)).hasSize(2).containsEntry(17, results);
  }

  @Test
  void nothingIsReadWhereNothingWasWritten() {
    assertThat(files.read(Small.PART)).isEmpty();
  }

  private void replaceInFile(String old, String with) throws IOException {
    files.write(17, results);
    Path file = files.file(17, "small");
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, with));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"scores\" | \"marks\" | marks",
        "\"effort\" : \"FULL\" | \"effort\" : \"SLOW\" | SLOW",
        "\"effort\" : \"FULL\", | `` | effort",
        "\"shape\" : \"two\" | \"shape\" : \"six\" | nobody is measured as byHand in six",
        "\"peer\" : \"other\" | \"peer\" : \"nobody\" | nobody is measured as nobody in one",
        "\"part\" : \"small\" | \"part\" : \"large\" | it is of large",
        "\"nanos\" : 10.0 | \"nanos\" : -10.0 | can't take -10.0",
        "\"nanos\" : 10.0 | \"nanos\" : null | null",
        "\"bytes\" : 48.4 | \"bytes\" : \"many\" | many",
        "] | } | expected",
      })
  void aFileThatIsNotWhatItShouldBeIsNamedWithTheReason(String old, String with, String reason)
      throws IOException {
    replaceInFile(old, with);
    assertThatThrownBy(() -> files.read(Small.PART))
        .isInstanceOf(BadResultsException.class)
        .hasMessageContainingAll(
            "results/17/small.json can't be used: ", reason, "benchmarks/peers small");
  }

  @Test
  void theVersionsOfAllLibrariesAreKnown() {
    assertThat(Parts.all())
        .flatExtracting(Part::entrants)
        .extracting(Part.Entrant::library)
        .filteredOn(library -> !library.isEmpty())
        .isSubsetOf(ResultFiles.versions().keySet());
    assertThat(ResultFiles.versions().values()).noneMatch(version -> version.contains("$"));
  }

  @Test
  void aScoreIsClearlyFasterOnlyBeyondBothErrors() {
    Score one = new Score("one", "one", 10, 1, 0);
    assertThat(one.isClearlyFasterThan(new Score("one", "other", 12.5, 1, 0))).isTrue();
    assertThat(one.isClearlyFasterThan(new Score("one", "other", 11.9, 1, 0))).isFalse();
  }
}
