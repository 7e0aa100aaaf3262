package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import dev.headrace.testsupport.Crew;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How calls end that nobody answers: by time, by a channel that closes, by the registry's end. */
class ClosingTest {
  private final Mesh mesh = Mesh.pumped();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final FakeChannel peer = new FakeChannel("peer");
  private final CommandRegistry registry =
      mesh.registry(
          "here", b -> b.router("peer").time(time).requestTimeout(Duration.ofSeconds(10)));
  private final Connection connection = registry.connect(peer);

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private static ExecuteResponse answer(Message request, Object result) {
    return new ExecuteResponse(MessageId.random(), request.id(), result, null);
  }

  // ---- time

  @Test
  void aCallTimesOutExactlyWhenItsTimeIsOver() {
    CompletableFuture<Object> call = registry.execute("x", null);
    time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(call).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(outcome(call)).isEqualTo("timeout");
    assertThatThrownBy(call::join)
        .hasRootCauseMessage("x was not answered in time by channel peer");
    assertThat(registry.inFlight()).isZero();
  }

  @Test
  void whenACallTimesOutNothingIsSentToWhoeverWasAsked() {
    registry.execute("x", null);
    int sent = peer.sent.size();
    time.advance(Duration.ofSeconds(10));
    assertThat(peer.sent).hasSize(sent);
  }

  @Test
  void withoutARequestTimeoutCallsAndRegistrationsWaitForAsLongAsItTakes() {
    CommandRegistry patient =
        mesh.registry("patient", b -> b.router("up").time(time).noRequestTimeout());
    FakeChannel up = new FakeChannel("up");
    patient.connect(up);
    CompletableFuture<Object> call = patient.execute("x", null);
    CommandRegistration registration = patient.register("y", q -> 1);
    time.advance(Duration.ofDays(365));
    assertThat(call).isNotDone();
    assertThat(registration.ready()).isNotDone();
    up.receive(answer(up.last(ExecuteRequest.class), "at last"));
    assertThat(call).isCompletedWithValue("at last");
    assertThat(outcome(patient.execute("x", null, Duration.ofNanos(1)))).isEqualTo("waiting");
    time.advance(Duration.ofNanos(1));
    assertThat(patient.inFlight()).isEqualTo(1);
    registration.close();
  }

  @Test
  void aCallMayHaveATimeoutOfItsOwnShorterOrLonger() {
    CompletableFuture<Object> usual = registry.execute("x", null);
    CompletableFuture<Object> longer = registry.execute("x", null, Duration.ofSeconds(20));
    CompletableFuture<Object> shorter = registry.execute("x", null, Duration.ofMillis(1));
    time.advance(Duration.ofMillis(1));
    assertThat(List.of(outcome(shorter), outcome(usual), outcome(longer)))
        .containsExactly("timeout", "waiting", "waiting");
    time.advance(Duration.ofMillis(9_999));
    assertThat(List.of(outcome(usual), outcome(longer))).containsExactly("timeout", "waiting");
    time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(longer).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(outcome(longer)).isEqualTo("timeout");
  }

  @Test
  void aThousandDeadlinesAreKeptByOneWakeUp() {
    for (int i = 1; i <= 1_000; i++) {
      registry.execute("x", null, Duration.ofMillis(1 + i * 7 % 1_000));
    }
    assertThat(time.pending()).isEqualTo(1);
    for (int i = 1; i <= 1_000; i++) {
      time.advance(Duration.ofMillis(1));
      assertThat(registry.inFlight()).isEqualTo(1_000 - i);
    }
    assertThat(time.pending()).isZero();
  }

  @Test
  void aLateAnswerIsDroppedAndCounted() {
    registry.execute("x", null);
    time.advance(Duration.ofSeconds(10));
    peer.receive(answer(peer.last(ExecuteRequest.class), "late"));
    assertThat(connection.count(Drop.UNMATCHED)).isEqualTo(1);
  }

  @Test
  void aCallOfAHandlerHereHasTheTimeoutThatItSays() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    registry.registerAsync("_here", q -> stage);
    CompletableFuture<Object> patient = registry.execute("_here", null);
    CompletableFuture<Object> call = registry.execute("_here", null, Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));
    assertThat(outcome(call)).isEqualTo("timeout");
    time.advance(Duration.ofDays(1));
    stage.complete("done");
    assertThat(patient).isCompletedWithValue("done");
  }

  @Test
  void aRegistryWithoutTimeSaysThatItMeasuresNone() {
    CommandRegistry timeless = mesh.registry("timeless");
    assertThatThrownBy(() -> timeless.execute("x", null, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a call of x can't have a timeout, for nothing in registry timeless measures the time. Fix: give its builder a Timekeeper with time(…)");
    assertThatThrownBy(() -> registry.execute("x", null, Duration.ZERO))
        .hasMessageContaining("more than nothing");
  }

  @Test
  void settingsThatMakeNoSenseAreReportedTogether() {
    assertThatThrownBy(
            () ->
                CommandRegistry.builder("bad")
                    .requestTimeout(Duration.ZERO)
                    .maxInFlight(0)
                    .maxWaiting(-1)
                    .maxCommands(0)
                    .rememberEvents(0)
                    .build())
        .isInstanceOfSatisfying(BuildException.class, e -> assertThat(e.problems()).hasSize(6))
        .hasMessageContaining("give the builder a Timekeeper with time(…)");
  }

  @Test
  void whereTheTimekeeperIsClosedCallsFailInsteadOfWaitingForever() {
    RealTimekeeper closed = Timekeeper.start(Thread::new);
    closed.close();
    CommandRegistry late = mesh.registry("late", b -> b.router("peer").time(closed));
    FakeChannel silent = new FakeChannel("peer");
    late.connect(silent);
    assertThat(outcome(late.execute("x", null))).isEqualTo("internal_error");
    assertThat(late.inFlight()).isZero();
  }

  // ---- channels that close

  @Test
  void callsThatWaitForAChannelFailAtOnceWhenItCloses() {
    CompletableFuture<Object> call = registry.execute("x", null);
    peer.end(null);
    assertThat(outcome(call)).isEqualTo("channel_disconnected");
    assertThat(connection.isOpen()).isFalse();
    assertThat(connection.closed()).isCompleted();
    assertThat(connection).hasToString("channel peer of registry here (closed)");
    assertThat(registry.connections()).isEmpty();
  }

  @Test
  void aChannelThatBreaksIsToldOf() {
    IOException reset = new IOException("connection reset");
    CompletableFuture<Object> call = registry.execute("x", null);
    peer.end(reset);
    assertThat(outcome(call)).isEqualTo("channel_disconnected");
    assertThat(connection.closed()).isCompletedExceptionally();
    assertThat(mesh.failures)
        .singleElement()
        .matches(failure -> failure.kind() == ChannelFailure.Kind.CHANNEL)
        .matches(failure -> failure.cause() == reset);
    mesh.failures.clear();
  }

  @Test
  void aCallThatWasHandedOnFailsAtOnceForItsCaller() {
    CommandRegistry child = mesh.child(registry, "child");
    CompletableFuture<Object> call = child.execute("x", null);
    mesh.settle();
    assertThat(registry.inFlight()).isEqualTo(1);
    peer.end(null);
    mesh.settle();
    assertThat(outcome(call)).isEqualTo("channel_disconnected");
    assertThatThrownBy(call::join).hasRootCauseMessage("channel peer is closed");
    assertThat(registry.inFlight()).isZero();
  }

  @Test
  void whereTheRouterIsLostCommandsAreRegisteredHereAndOthersAreDisconnected() {
    peer.end(null);
    int sent = peer.sent.size();
    assertThat(registry.register("y", q -> "y").ready()).isCompleted();
    assertThat(registry.execute("y", null)).isCompletedWithValue("y");
    assertThat(outcome(registry.execute("x", null))).isEqualTo("channel_disconnected");
    assertThat(peer.sent).hasSize(sent);
  }

  @Test
  void whatAClosedChannelAskedForIsForgotten() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    registry.registerAsync("_slow", q -> stage);
    CommandRegistry child = mesh.child(registry, "child");
    child.execute("_slow", null);
    child.execute("x", null);
    mesh.settle();
    assertThat(registry.inFlight()).isEqualTo(2);
    Mesh.connection(registry, "child").close();
    assertThat(registry.inFlight()).isZero();
    stage.complete("nobody hears");
    peer.receive(answer(peer.last(ExecuteRequest.class), "nobody hears"));
    assertThat(connection.count(Drop.UNMATCHED)).isEqualTo(1);
  }

  // ---- handlers that nobody waits for any more

  private CommandRegistry cancelling() {
    return mesh.registry("cancelling", CommandRegistryBuilder::cancelsAbandoned);
  }

  @Test
  void aHandlersStageIsCancelledWhenItsCallersChannelClosesIfTheBuilderSaysSo() {
    for (CommandRegistry each : List.of(cancelling(), mesh.registry("usual"))) {
      FakeChannel caller = new FakeChannel("caller");
      each.connect(caller);
      CompletableFuture<String> stage = new CompletableFuture<>();
      each.registerAsync("slow", q -> stage);
      caller.receive(new ExecuteRequest(MessageId.random(), "slow", null));
      caller.end(null);
      assertThat(stage.isCancelled()).isEqualTo(each.name().equals("cancelling"));
    }
  }

  @Test
  void aHandlersStageIsCancelledWhenTheRegistryCloses() {
    CommandRegistry cancelling = cancelling();
    FakeChannel caller = new FakeChannel("caller");
    cancelling.connect(caller);
    CompletableFuture<String> stage = new CompletableFuture<>();
    cancelling.registerAsync("slow", q -> stage);
    caller.receive(new ExecuteRequest(MessageId.random(), "slow", null));
    cancelling.close();
    assertThat(stage).isCancelled();
  }

  @Test
  void aStageThatIsGivenTooLateIsCancelledAtOnce() {
    CommandRegistry cancelling = cancelling();
    FakeChannel caller = new FakeChannel("caller");
    cancelling.connect(caller);
    CompletableFuture<String> stage = new CompletableFuture<>();
    cancelling.registerAsync(
        "slow",
        q -> {
          caller.end(null);
          return stage;
        });
    caller.receive(new ExecuteRequest(MessageId.random(), "slow", null));
    assertThat(stage).isCancelled();
  }

  @Test
  void aHandlerThatCancelsItselfFailsForItsCaller() {
    CommandRegistry cancelling = cancelling();
    FakeChannel caller = new FakeChannel("caller");
    cancelling.connect(caller);
    CompletableFuture<String> stage = new CompletableFuture<>();
    cancelling.registerAsync("slow", q -> stage);
    caller.receive(new ExecuteRequest(MessageId.random(), "slow", null));
    stage.cancel(true);
    assertThat(caller.last(ExecuteResponse.class).error().code())
        .isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(mesh.failures).hasSize(1);
    mesh.failures.clear();
  }

  @Test
  void aStageThatCantBeCancelledIsToldOf() {
    CommandRegistry cancelling = cancelling();
    FakeChannel caller = new FakeChannel("caller");
    cancelling.connect(caller);
    CompletableFuture<String> stage =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> toCompletableFuture() {
            throw new UnsupportedOperationException("not mine");
          }
        };
    cancelling.registerAsync("slow", q -> stage);
    caller.receive(new ExecuteRequest(MessageId.random(), "slow", null));
    caller.end(null);
    assertThat(mesh.failures)
        .singleElement()
        .matches(failure -> failure.kind() == ChannelFailure.Kind.HANDLER)
        .matches(failure -> failure.subject().equals("slow"));
    mesh.failures.clear();
  }

  // ---- messages that can't be sent

  @Test
  void aCallThatCantBeSentFailsWithTheReason() {
    peer.onSend =
        message -> {
          throw new IllegalStateException("wire cut");
        };
    assertThatThrownBy(() -> registry.execute("x", null).join())
        .cause()
        .hasMessage("the call of x could not be sent by channel peer: wire cut");
    assertThat(registry.inFlight()).isZero();
    peer.onSend =
        message -> {
          throw new ChannelClosedException("peer", null);
        };
    assertThat(outcome(registry.execute("x", null))).isEqualTo("channel_disconnected");
  }

  @Test
  void aChannelThatAnswersWhileItSendsIsHeard() {
    peer.onSend =
        message -> {
          if (message instanceof ExecuteRequest) {
            peer.receive(answer(message, "at once"));
          }
        };
    assertThat(registry.execute("x", null)).isCompletedWithValue("at once");
  }

  @Test
  void aChannelThatClosesWhileItSendsEndsTheCallOnce() {
    peer.onSend = message -> peer.end(null);
    assertThat(outcome(registry.execute("x", null))).isEqualTo("channel_disconnected");
    assertThat(registry.inFlight()).isZero();
  }

  @Test
  void beforeAChannelIsStartedNothingIsSentByIt() {
    FakeChannel slow = new FakeChannel("slow");
    slow.starting = new CompletableFuture<>();
    CommandRegistry starting = mesh.registry("starting", b -> b.router("slow"));
    Connection slowly = starting.connect(slow);
    assertThat(outcome(starting.execute("x", null))).isEqualTo("channel_disconnected");
    starting.register("x", q -> 1);
    starting.emit("e", null);
    assertThat(slow.sent).isEmpty();
    slow.starting.complete(null);
    assertThat(slow.sent)
        .extracting(message -> message.getClass().getSimpleName())
        .containsExactly("ListRequest", "RegisterRequest");
    assertThat(slowly.ready()).isNotDone();
    slow.receive(new Message.ListResponse(MessageId.random(), slow.sent.get(0).id(), List.of()));
    assertThat(slowly.ready()).isNotDone();
    slow.receive(new Message.RegisterResponse(MessageId.random(), slow.sent.get(1).id(), null));
    assertThat(slowly.ready()).isCompleted();
  }

  // ---- the registry's end

  @Test
  void closingFailsEverythingThatIsUnderWayAndClosesTheChannels() {
    CompletableFuture<Object> far = registry.execute("x", null);
    registry.registerAsync("_here", q -> new CompletableFuture<>());
    CompletableFuture<Object> near = registry.execute("_here", null);
    CommandRegistration registration = registry.register("y", q -> 1);
    registry.close();
    registry.close();
    assertThat(List.of(outcome(far), outcome(near), outcome(registration.ready())))
        .containsOnly("channel_disconnected");
    assertThat(peer.closes).isEqualTo(1);
    assertThat(registry.inFlight()).isZero();
    assertThat(time.pending()).isZero();
    assertThat(registry).hasToString("registry here (0 commands, 0 channels, 0 in flight, closed)");
  }

  @Test
  void aClosedRegistryRefusesWhatIsAskedOfIt() {
    registry.close();
    assertThat(outcome(registry.execute("x", null))).isEqualTo("channel_disconnected");
    assertThatThrownBy(() -> registry.register("x", q -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("registry here is closed. Fix: build a new one");
    assertThatThrownBy(() -> registry.connect(new FakeChannel("new")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thoseWhoseCallsWereHandedOnHearThatTheRegistryIsClosed() {
    CommandRegistry child = mesh.child(registry, "child");
    CompletableFuture<Object> call = child.execute("x", null);
    mesh.settle();
    registry.close();
    mesh.settle();
    assertThat(outcome(call)).isEqualTo("channel_disconnected");
  }

  @Test
  void closingWaitsForChannelsUntilTheDeadlineAndSaysWhichWereLate() throws Exception {
    peer.closing = new CompletableFuture<>();
    CompletableFuture<Void> closing = registry.closeAsync();
    assertThat(closing).isNotDone();
    time.advance(Duration.ofSeconds(5).minusNanos(1));
    assertThat(closing).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(closing).isCompleted();
    assertThat(mesh.failures)
        .singleElement()
        .matches(
            failure ->
                failure.cause().getMessage().equals("channel peer was not closed within PT5S"));
    mesh.failures.clear();
  }

  @Test
  void closingWaitsForAChannelThatTakesItsTime() throws Exception {
    peer.closing = new CompletableFuture<>();
    new Crew()
        .add(1, registry::close)
        .add(
            1,
            () -> {
              time.awaitPending(1); // the deadline
              peer.closing.complete(null);
            })
        .run();
    assertThat(time.pending()).isZero();
  }

  @Test
  void aChannelThatFailsToCloseIsToldOf() {
    peer.closing = CompletableFuture.failedFuture(new IOException("stuck"));
    registry.close();
    assertThat(mesh.failures).singleElement().matches(f -> f.cause() instanceof IOException);
    mesh.failures.clear();
  }

  @Test
  void closingWithinAHandlerIsDone() {
    registry.register(
        "_end",
        q -> {
          registry.close();
          return "closed";
        });
    assertThat(registry.execute("_end", null)).isCompletedWithValue("closed");
  }
}
