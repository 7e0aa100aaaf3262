package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs each sample as a reader would, and compares what it prints. */
class SamplesTest {
  @Test
  void quickstart() {
    assertThat(output(() -> Quickstart.main(new String[0])))
        .containsExactly("EURUSD routed 50", "GBPUSD refused: 500 is over the limit of 100");
  }

  @Test
  void quickstartInKotlinSaysTheSame() {
    assertThat(output(QuickstartKotlin::main))
        .isEqualTo(output(() -> Quickstart.main(new String[0])));
  }

  @Test
  void keys() {
    assertThat(output(() -> Keys.main(new String[0])))
        .containsExactly("Keys.Limits, Keys.Limits \"eu\", List<Keys.Order>");
    assertThat(output(KeysKotlin::main)).containsExactly("Limits, Limits \"eu\", List<Fill>");
  }

  @Test
  void errors() {
    assertThat(output(() -> Errors.main(new String[0])))
        .containsExactly(
            "no limit in no-such-file, using 100",
            "100",
            "inbox can't be built: 2 problems",
            "  - inbox: no room for any event. Fix: give it 1 place or more",
            "  - inbox: its name is blank. Fix: name it, or leave it out");
    assertThat(output(ErrorsKotlin::main))
        .containsExactly("no limit in no-such-file, using 100", "100");
  }

  @Test
  void flows() {
    assertThat(output(Flows::main))
        .containsExactly("in cents: 125.0", "in cents: 150.0", "in cents: 175.0", "detached");
  }

  private static List<String> output(Runnable program) {
    PrintStream console = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
