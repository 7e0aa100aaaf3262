package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many handlers work for a channel at once, and what that never holds up. */
class InFlightLimitTest {
  private final Mesh mesh = Mesh.direct();
  private final List<CompletableFuture<Object>> stages = new ArrayList<>();
  private final CommandRegistry root = mesh.registry("root", b -> b.maxInFlight(4));
  private final CommandRegistry child = mesh.child(root, "child");

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private CompletableFuture<Object> stage(Object ignored) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    stages.add(stage);
    return stage;
  }

  @Test
  void noMoreThanTheLimitWorkAtOnceAndAllAreAnswered() {
    root.registerAsync("slow", this::stage);
    List<CompletableFuture<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(child.execute("slow", i));
    }
    assertThat(stages).hasSize(4);
    for (int i = 0; i < 10; i++) {
      stages.get(i).complete(i);
      assertThat(calls.get(i)).isCompletedWithValue(i);
      assertThat(stages).hasSize(Math.min(10, 5 + i));
    }
  }

  @Test
  void aFastCommandOvertakesASlowOne() {
    root.registerAsync("slow", this::stage);
    root.register("fast", q -> "fast");
    CompletableFuture<Object> slow = child.execute("slow", null);
    assertThat(child.execute("fast", null)).isCompletedWithValue("fast");
    assertThat(slow).isNotDone();
    stages.get(0).complete("slow");
    assertThat(slow).isCompletedWithValue("slow");
  }

  @Test
  void answersAndEventsPassWhereEveryPlaceIsTaken() {
    CommandRegistry one = mesh.registry("one", b -> b.maxInFlight(1));
    CommandRegistry below = mesh.child(one, "below");
    below.register("help", q -> "helped");
    one.registerAsync("needy", q -> one.execute("help", null).thenApply(help -> "got " + help));
    int[] heard = new int[1];
    one.on("e", payload -> heard[0]++);
    one.registerAsync("slow", this::stage);
    CompletableFuture<Object> blocking = below.execute("slow", null);
    CompletableFuture<Object> needy = below.execute("needy", null);
    below.emit("e", null);
    assertThat(one.execute("help", null)).isCompletedWithValue("helped");
    assertThat(heard).containsExactly(1);
    assertThat(needy).isNotDone();
    stages.get(0).complete("done");
    assertThat(blocking).isCompletedWithValue("done");
    assertThat(needy).isCompletedWithValue("got helped");
  }

  @Test
  void aQueueThatIsAnsweredAtOnceLeavesTheStackFlat() {
    CommandRegistry wide = mesh.registry("wide", b -> b.maxInFlight(1).maxWaiting(20_000));
    CommandRegistry below = mesh.child(wide, "below");
    wide.registerAsync(
        "slow", q -> stages.isEmpty() ? stage(q) : CompletableFuture.completedFuture(q));
    List<CompletableFuture<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      calls.add(below.execute("slow", i));
    }
    stages.get(0).complete("first");
    assertThat(calls).allMatch(CompletableFuture::isDone);
    assertThat(wide.inFlight()).isZero();
  }

  @Test
  void handlersRunOnTheExecutorOfTheirOptionsOrOfTheBuilder() {
    Queue<Runnable> usual = new ArrayDeque<>();
    Queue<Runnable> own = new ArrayDeque<>();
    CommandRegistry registry = mesh.registry("registry", b -> b.runOn(usual::add));
    registry.register("usual", q -> "usual");
    registry.register(
        Command.of("own", Object.class, Object.class), o -> o.runOn(own::add), q -> "own");
    registry.register(
        Command.of("here", Object.class, Object.class), o -> o.runHere(), q -> "here");
    CompletableFuture<Object> first = registry.execute("usual", null);
    CompletableFuture<Object> second = registry.execute("own", null);
    assertThat(registry.execute("here", null)).isCompletedWithValue("here");
    assertThat(usual).hasSize(1);
    assertThat(own).hasSize(1);
    usual.remove().run();
    own.remove().run();
    assertThat(first).isCompletedWithValue("usual");
    assertThat(second).isCompletedWithValue("own");
  }

  @Test
  void aCallThatAnExecutorRejectsFails() {
    root.register(
        Command.of("x", Object.class, Object.class),
        options ->
            options.runOn(
                task -> {
                  throw new RejectedExecutionException("full");
                }),
        q -> 1);
    for (CommandRegistry caller : List.of(root, child)) {
      assertThat(Mesh.outcome(caller.execute("x", null))).isEqualTo("internal_error");
    }
    assertThat(root.inFlight()).isZero();
    assertThat(mesh.failures).isEmpty();
  }

  @Test
  void callsThatWaitWhenTheirChannelClosesAreNeverStarted() {
    root.registerAsync("slow", this::stage);
    FakeChannel peer = new FakeChannel("peer");
    root.connect(peer);
    for (int i = 0; i < 10; i++) {
      peer.receive(new ExecuteRequest(MessageId.random(), "slow", i));
    }
    peer.end(null);
    assertThat(root.inFlight()).isZero();
    stages.get(0).complete("x");
    assertThat(stages).hasSize(4);
    assertThat(peer.sent(ExecuteResponse.class)).isEmpty();
  }
}
