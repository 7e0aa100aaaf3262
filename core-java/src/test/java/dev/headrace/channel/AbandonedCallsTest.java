package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Registration;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What handlers and others hear when a channel closes, or the registry. */
class AbandonedCallsTest {
  private static final Command<String, String> GREET =
      Command.of("greet", String.class, String.class);

  private final Mesh mesh = Mesh.direct();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final CommandRegistry root = mesh.registry("root", b -> b.time(time));
  private final CommandRegistry worker = mesh.child(root, "worker", b -> b.time(time));
  private final List<CompletableFuture<String>> given = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private CompletionStage<String> later(String name) {
    given.add(new CompletableFuture<>());
    return given.get(given.size() - 1);
  }

  private void registerGreet() {
    worker.registerAsync(GREET, CommandOptions::cancelsAbandoned, this::later);
  }

  @Test
  void theStageOfACallIsCancelledWhenTheChannelItCameByCloses() {
    registerGreet();
    CompletableFuture<String> far = root.execute(GREET, "Ada");
    CompletableFuture<String> near = worker.execute(GREET, "Ada");
    root.connections().get(0).close();
    assertThat(given.get(0)).isCancelled();
    assertThat(given.get(1)).isNotDone();
    assertThat(outcome(far)).isEqualTo("channel_disconnected");
    assertThat(outcome(near)).isEqualTo("waiting");
  }

  @Test
  void theStagesOfAllCallsAreCancelledWhenTheirRegistryCloses() {
    registerGreet();
    CompletableFuture<String> far = root.execute(GREET, "Ada");
    CompletableFuture<String> near = worker.execute(GREET, "Ada");
    worker.close();
    assertThat(given).hasSize(2).allMatch(CompletableFuture::isCancelled);
    assertThat(List.of(outcome(far), outcome(near)))
        .containsExactly("channel_disconnected", "channel_disconnected");
  }

  @Test
  void aStageThatIsGivenWhenNobodyWaitsAnyMoreIsCancelledAtOnce() {
    worker.registerAsync(
        GREET,
        CommandOptions::cancelsAbandoned,
        name -> {
          worker.close();
          return later(name);
        });
    CompletableFuture<String> near = worker.execute(GREET, "Ada");
    assertThat(given.get(0)).isCancelled();
    assertThat(outcome(near)).isEqualTo("channel_disconnected");
  }

  @Test
  void aCallerWhoCancelsOrIsLateLeavesTheHandlerToGoOn() {
    registerGreet();
    root.execute(GREET, "Ada").cancel(true);
    worker.execute(GREET, "Ada").cancel(true);
    CompletableFuture<String> late = root.execute(GREET, "Ada", Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));
    assertThat(outcome(late)).isEqualTo("timeout");
    assertThat(given).hasSize(3).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void ifNothingIsSaidHandlersGoOnWhateverCloses() {
    worker.registerAsync(GREET, this::later);
    var far = root.execute(GREET, "Ada");
    var near = worker.execute(GREET, "Ada");
    worker.close();
    assertThat(List.of(far.isDone(), near.isDone())).containsExactly(true, true);
    assertThat(given).hasSize(2).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void whoeverWantsToHearsThatTheRegistryClosesOnceAndBeforeItsChannelsDo() {
    worker.onClose(() -> heard.add("first, " + worker.connections().get(0).isOpen()));
    Registration second = worker.onClose(() -> heard.add("second"));
    worker.onClose(() -> heard.add("third"));
    second.close();
    worker.close();
    worker.close();
    assertThat(heard).containsExactly("first, true", "third");
    worker.onClose(() -> heard.add("late"));
    assertThat(heard).endsWith("late");
  }

  @Test
  void whoFailsToHearThatTheRegistryClosesIsToldOfAndKeepsNobodyElseFromIt() {
    List<ChannelFailure> failures = new ArrayList<>();
    worker.onFailure(failures::add);
    worker.onClose(
        () -> {
          throw new IllegalStateException("not now");
        });
    worker.onClose(() -> heard.add("closed"));
    worker.close();
    assertThat(heard).containsExactly("closed");
    assertThat(failures).singleElement().matches(f -> f.subject().equals("closing the registry"));
  }
}
