package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.ListResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.Message.RegisterResponse;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peer that sends what it should not: it is dropped and counted, and nobody else is harmed. */
class HostilePeerTest {
  private final Mesh mesh = Mesh.direct();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final CommandRegistry root =
      mesh.registry(
          "root",
          b -> b.time(time).maxInFlight(2).maxWaiting(3).maxCommands(5).rememberEvents(100));
  private final CommandRegistry good = mesh.child(root, "good");
  private final FakeChannel evil = new FakeChannel("evil");
  private final Connection connection = root.connect(evil);

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private void assertTold(String what) {
    assertThat(mesh.failures)
        .isNotEmpty()
        .allMatch(failure -> failure.kind() == ChannelFailure.Kind.MESSAGE)
        .allMatch(failure -> "evil".equals(failure.channel()))
        .anyMatch(failure -> failure.cause().getMessage().contains(what));
    mesh.failures.clear();
  }

  private static ExecuteRequest call(String command) {
    return new ExecuteRequest(MessageId.random(), command, null);
  }

  @Test
  void anAnswerToSomebodyElsesCallIsDropped() {
    FakeChannel honest = new FakeChannel("honest");
    root.connect(honest);
    honest.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    CompletableFuture<Object> call = root.execute("x", null);
    MessageId asked = honest.last(ExecuteRequest.class).id();
    evil.receive(new ExecuteResponse(MessageId.random(), asked, "forged", null));
    assertThat(call).isNotDone();
    assertThat(connection.count(Drop.SPOOFED)).isEqualTo(1);
    assertTold("answers what was asked of honest");
    honest.receive(new ExecuteResponse(MessageId.random(), asked, "true", null));
    assertThat(call).isCompletedWithValue("true");
  }

  @Test
  void anAnswerToNothingIsDropped() {
    evil.receive(new ExecuteResponse(MessageId.random(), MessageId.random(), "x", null));
    evil.receive(new RegisterResponse(MessageId.random(), MessageId.random(), null));
    assertThat(connection.count(Drop.UNMATCHED)).isEqualTo(2);
  }

  @Test
  void anAnswerToItsOwnCallThatIsAtWorkHereIsDropped() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    root.registerAsync("slow", q -> stage);
    ExecuteRequest call = call("slow");
    evil.receive(call);
    evil.receive(new ExecuteResponse(MessageId.random(), call.id(), "x", null));
    assertThat(connection.count(Drop.UNMATCHED)).isEqualTo(1);
    stage.complete("done");
    assertThat(evil.last(ExecuteResponse.class).result()).isEqualTo("done");
  }

  @Test
  void anAnswerOfAnotherKindIsDroppedAndTheCallGoesOn() {
    evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    CompletableFuture<Object> call = root.execute("x", null);
    MessageId asked = evil.last(ExecuteRequest.class).id();
    evil.receive(new RegisterResponse(MessageId.random(), asked, null));
    assertThat(call).isNotDone();
    assertThat(connection.count(Drop.MALFORMED)).isEqualTo(1);
    assertTold("answers with a RegisterResponse");
    evil.receive(new ExecuteResponse(MessageId.random(), asked, "x", null));
    evil.receive(new ExecuteResponse(MessageId.random(), asked, "again", null));
    assertThat(call).isCompletedWithValue("x");
    assertThat(connection.count(Drop.UNMATCHED)).isEqualTo(1);
  }

  @Test
  void aListThatClaimsOurCommandsAndOthersChangesNothing() {
    root.register("ours", q -> "root's");
    good.register("theirs", q -> "good's");
    evil.receive(
        new ListResponse(
            MessageId.random(),
            MessageId.random(),
            List.of(
                new CommandInfo("ours", "mine now", null),
                new CommandInfo("theirs", "mine now", null),
                CommandInfo.of("free"))));
    assertThat(root.commands())
        .extracting(KnownCommand::toString)
        .containsExactly("free (by channel evil)", "ours (here)", "theirs (by channel good)");
    assertThat(root.commands()).extracting(known -> known.info().description()).containsOnlyNulls();
    assertThat(good.execute("ours", null)).isCompletedWithValue("root's");
    assertThat(root.execute("theirs", null)).isCompletedWithValue("good's");
    assertThat(connection.count(Drop.CONFLICTING)).isEqualTo(2);
    assertTold("claims ours, which somebody else has");
  }

  @Test
  void aRegistrationOfWhatSomebodyElseHasIsRefused() {
    root.register("ours", q -> 1);
    good.register("theirs", q -> 1);
    for (String id : List.of("ours", "theirs")) {
      evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of(id)));
      assertThat(evil.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    }
    assertThat(connection.count(Drop.CONFLICTING)).isEqualTo(2);
    mesh.failures.clear();
  }

  @Test
  void anOwnerMayRegisterAgain() {
    evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    evil.receive(new RegisterRequest(MessageId.random(), new CommandInfo("x", "restarted", null)));
    assertThat(evil.sent(RegisterResponse.class))
        .extracting(RegisterResponse::error)
        .containsOnlyNulls();
    assertThat(root.commands().get(0).info().description()).isEqualTo("restarted");
  }

  @Test
  void privateCommandsOfAPeerAreRefusedUnlessTheBuilderTakesThem() {
    evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("_x")));
    evil.receive(
        new ListResponse(MessageId.random(), MessageId.random(), List.of(CommandInfo.of("_y"))));
    assertThat(evil.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    assertThat(root.allCommands()).isEmpty();
    assertTold("announces the private command _x");
    CommandRegistry open = mesh.registry("open", CommandRegistryBuilder::acceptPrivateCommands);
    FakeChannel peer = new FakeChannel("peer");
    open.connect(peer);
    peer.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("_x")));
    assertThat(open.allCommands()).hasSize(1);
    assertThat(open.commands()).isEmpty();
  }

  @Test
  void commandsBeyondTheLimitAreRefused() {
    for (int i = 0; i < 100; i++) {
      evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x" + i)));
    }
    assertThat(root.allCommands()).hasSize(5);
    assertThat(connection.count(Drop.OVERLOADED)).isEqualTo(95);
    evil.receive(
        new ListResponse(
            MessageId.random(),
            MessageId.random(),
            IntStream.range(0, 100).mapToObj(i -> CommandInfo.of("y" + i)).toList()));
    assertThat(root.allCommands()).hasSize(5);
    assertTold("announces too many commands");
    good.register("fine", q -> 1);
    assertThat(root.allCommands()).hasSize(6);
  }

  @Test
  void whatIsSaidOfCommandsIsBoundedToo() {
    String text = "x".repeat(3_000);
    for (int i = 0; i < 5; i++) {
      evil.receive(new RegisterRequest(MessageId.random(), new CommandInfo("x" + i, text, null)));
    }
    assertThat(root.allCommands()).hasSize(5);
    evil.receive(
        new RegisterRequest(
            MessageId.random(), new CommandInfo("x0", "x".repeat(10_000), Map.of())));
    assertThat(evil.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    assertThat(root.allCommands().get(0).info().description()).isEqualTo(text);
    assertTold("says too much of its commands, such as x0");
    Share share = ((Link) connection).share();
    assertThat(share.weight()).isBetween(15_000L, 5 * 4_096L);
    evil.end(null);
    assertThat(share.weight()).isZero();
    assertThat(share.commands()).isZero();
  }

  @Test
  void aSchemaThatIsTooBigIsRefused() {
    Map<String, Object> schema = Map.of("enum", List.of("x".repeat(30_000)));
    evil.receive(new RegisterRequest(MessageId.random(), new CommandInfo("x", null, schema)));
    assertThat(evil.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    assertThat(root.allCommands()).isEmpty();
    assertTold("announces too many commands, or says too much of them, such as x");
  }

  @Test
  void aCallThatCallsForItselfIsNotFound() {
    evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    evil.receive(call("x"));
    assertThat(evil.last(ExecuteResponse.class).error().code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(evil.sent(ExecuteRequest.class)).isEmpty();
  }

  @Test
  void aCallThatComesBackByAnotherWayIsNotFoundAndEndsTheCircle() {
    FakeChannel accomplice = new FakeChannel("accomplice");
    root.connect(accomplice);
    evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    CompletableFuture<Object> own = root.execute("x", null);
    ExecuteRequest sent = evil.last(ExecuteRequest.class);
    accomplice.receive(sent);
    assertThat(accomplice.last(ExecuteResponse.class).error().code())
        .isEqualTo(ErrorCode.NOT_FOUND);
    evil.receive(sent);
    assertThat(evil.last(ExecuteResponse.class).error().code()).isEqualTo(ErrorCode.NOT_FOUND);
    own.cancel(true);
  }

  @Test
  void aCallThatComesTwiceIsAnsweredOnce() {
    List<CompletableFuture<String>> stages = new ArrayList<>();
    root.registerAsync(
        "slow",
        q -> {
          stages.add(new CompletableFuture<>());
          return stages.get(stages.size() - 1);
        });
    ExecuteRequest call = call("slow");
    evil.receive(call);
    evil.receive(call);
    assertThat(stages).hasSize(1);
    assertThat(connection.count(Drop.DUPLICATE)).isEqualTo(1);
    stages.get(0).complete("once");
    assertThat(evil.sent(ExecuteResponse.class)).hasSize(1);
  }

  @Test
  void aFloodOfCallsIsBoundedAndOthersAreAnswered() {
    List<CompletableFuture<String>> stages = new ArrayList<>();
    root.registerAsync(
        "slow",
        q -> {
          stages.add(new CompletableFuture<>());
          return stages.get(stages.size() - 1);
        });
    for (int i = 0; i < 1_000; i++) {
      evil.receive(call("slow"));
    }
    assertThat(stages).hasSize(2);
    assertThat(root.inFlight()).isEqualTo(5);
    assertThat(connection.count(Drop.OVERLOADED)).isEqualTo(995);
    assertThat(evil.last(ExecuteResponse.class).error().message()).startsWith("overloaded");
    CompletableFuture<Object> others = good.execute("slow", null);
    assertThat(stages).hasSize(3);
    stages.get(2).complete("fine");
    assertThat(others).isCompletedWithValue("fine");
    for (int i = 0; i < 6; i++) {
      stages.get(i).complete("done");
    }
    assertThat(stages).hasSize(6);
    assertThat(root.inFlight()).isZero();
    assertThat(evil.sent(ExecuteResponse.class)).hasSize(1_000);
  }

  @Test
  void aFloodOfCallsToBeHandedOnIsBounded() {
    good.registerAsync("slow", q -> new CompletableFuture<>());
    for (int i = 0; i < 1_000; i++) {
      evil.receive(call("slow"));
    }
    assertThat(root.inFlight()).isEqualTo(5);
    assertThat(good.inFlight()).isEqualTo(5);
    time.advance(Duration.ofSeconds(30));
    assertThat(root.inFlight()).isZero();
    evil.receive(call("slow"));
    assertThat(root.inFlight()).isEqualTo(1);
  }

  @Test
  void ofAFloodOfEventsThoseAreRememberedThatTheBuilderSays() {
    int[] heard = new int[1];
    good.on("e", payload -> heard[0]++);
    List<EventMessage> flood = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      flood.add(new EventMessage(MessageId.random(), "e", null));
    }
    flood.forEach(evil::receive);
    assertThat(heard[0]).isEqualTo(10_000);
    flood.subList(9_900, 10_000).forEach(evil::receive);
    assertThat(connection.count(Drop.DUPLICATE)).isEqualTo(100);
    EventMessage forgotten = flood.get(9_899);
    evil.receive(forgotten);
    assertThat(connection.count(Drop.DUPLICATE)).isEqualTo(100);
  }

  @Test
  void afterAFloodOfEverythingNothingIsHeld() {
    good.registerAsync("slow", q -> new CompletableFuture<>());
    for (int i = 0; i < 1_000; i++) {
      evil.receive(call("slow"));
      evil.receive(call("nope"));
      evil.receive(new ExecuteResponse(MessageId.random(), MessageId.random(), "x", null));
      evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x" + i)));
      evil.malformed(new MalformedMessageException("no such type", null, null));
    }
    assertThat(root.inFlight()).isEqualTo(5);
    assertThat(root.allCommands()).hasSize(6);
    assertThat(connection.count(Drop.MALFORMED)).isEqualTo(1_000);
    evil.end(null);
    assertThat(root.inFlight()).isZero();
    assertThat(root.allCommands()).hasSize(1);
    assertThat(time.pending()).isLessThanOrEqualTo(1);
    mesh.failures.clear();
  }

  @Test
  void whatIsNoMessageIsDroppedAndOnlyACallIsAnswered() {
    evil.malformed(new MalformedMessageException("no type", null, null));
    assertThat(evil.sent(ExecuteResponse.class)).isEmpty();
    MessageId id = MessageId.random();
    evil.malformed(new MalformedMessageException("no command", id, null));
    assertThat(evil.last(ExecuteResponse.class).thid()).isEqualTo(id);
    assertThat(evil.last(ExecuteResponse.class).error().code())
        .isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(connection.count(Drop.MALFORMED)).isEqualTo(2);
    assertThat(connection.isOpen()).isTrue();
    assertTold("no type");
  }

  @Test
  void whatComesAfterTheEndIsNothing() {
    evil.end(null);
    evil.receive(new RegisterRequest(MessageId.random(), CommandInfo.of("x")));
    evil.receive(new EventMessage(MessageId.random(), "e", null));
    evil.malformed(new MalformedMessageException("no type", null, null));
    evil.end(null);
    assertThat(root.allCommands()).isEmpty();
    assertThat(outcome(root.execute("x", null))).isEqualTo("not_found");
  }
}
