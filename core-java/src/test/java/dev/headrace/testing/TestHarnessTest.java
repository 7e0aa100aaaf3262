package dev.headrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.flow.Pipeline;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestHarnessTest {
  private record Resource(List<String> log) implements AutoCloseable {
    @Override
    public void close() {
      log.add("closed");
    }
  }

  @Test
  void eachEventAdvancesTheSequenceBeforeItRuns() {
    try (TestHarness harness = TestHarness.of(World.builder())) {
      RecordingHandler<Long> seen = RecordingHandler.create("seen");
      Handler<String> handler =
          harness.world().on(String.class).run(event -> seen.run(harness.world().sequence().get()));
      harness.dispatch(handler, "a");
      harness.dispatchAll(handler, List.of("b", "c"));
      assertThat(seen.events()).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void pipelinesAreTestedLikeHandlers() {
    try (TestHarness harness = TestHarness.of(World.builder())) {
      RecordingHandler<Integer> out = RecordingHandler.create("out");
      Handler<String> lengths =
          Pipeline.of(harness.world(), String.class)
              .then(String::length)
              .dispatch(out)
              .build("lengths");
      harness.dispatchAll(lengths, List.of("a", "bcd"));
      assertThat(out.events()).containsExactly(1, 3);
      assertThat(out.name()).isEqualTo("out");
      out.clear();
      assertThat(out.events()).isEmpty();
    }
  }

  @Test
  void anEventThatFailsStopsThoseAfterIt() {
    try (TestHarness harness = TestHarness.of(World.builder())) {
      Handler<String> handler =
          Handler.of(
              "failing",
              event -> {
                throw new IllegalStateException(event);
              });
      assertThatThrownBy(() -> harness.dispatchAll(handler, List.of("a", "b"))).hasMessage("a");
      assertThat(harness.world().sequence().get()).isEqualTo(1);
    }
  }

  @Test
  void closingClosesTheWorldAndAWrongWorldIsNotBuilt() {
    List<String> log = new ArrayList<>();
    TestHarness.of(World.builder().add(new Resource(log))).close();
    assertThat(log).containsExactly("closed");
    assertThatThrownBy(() -> TestHarness.of(World.builder().add("text")))
        .isInstanceOf(BuildException.class);
  }
}
