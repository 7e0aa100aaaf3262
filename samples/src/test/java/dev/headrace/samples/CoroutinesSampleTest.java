package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.samples.kotlin.CoroutinesKt;
import dev.headrace.testsupport.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the sample for coroutines as a reader would. */
class CoroutinesSampleTest {
  @Test
  void itPrintsWhatTheGuideSays() throws IOException {
    List<String> printed = Console.of(CoroutinesKt::main);
    assertThat(printed)
        .containsExactly(
            "ann has 10 after 50 ms",
            "ann is silent after 1050 ms",
            "BUY sent after 2010 ms",
            "SELL sent after 2020 ms",
            "loop desk (not run yet, 0 turns)",
            "archive failed: disk full at 1.25",
            "seen 1.25",
            "2 called, 1 failed",
            "registry prices (0 handlers)",
            "newest 1.0",
            "newest 1.2",
            "newest 1.3",
            "feed connects",
            "feed stops",
            "feed disconnects",
            "STOPPED",
            "1.0712",
            "INVALID_REQUEST: XXXYYY is not listed",
            "the handler of quote was cancelled",
            "risen to 1.0",
            "risen to 1.2",
            "risen to 1.3",
            "the desk is closed");
    String guide = Files.readString(ProjectFiles.root().resolve("docs-site/guide/coroutines.md"));
    assertThat(guide)
        .contains(String.join("\n", printed.subList(0, 2)))
        .contains(String.join("\n", printed.subList(2, 4)))
        .contains(String.join("\n", printed.subList(5, 9)))
        .contains(String.join("\n", printed.subList(9, 12)))
        .contains(String.join("\n", printed.subList(12, 16)))
        .contains(String.join("\n", printed.subList(16, 19)))
        .contains(String.join("\n", printed.subList(19, 23)));
  }
}
