package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.ListRequest;
import dev.headrace.channel.Message.ListResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.Message.RegisterResponse;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a registry in the middle hands on, message by message: up to its router, and down. */
class HandingOnTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Mesh mesh = Mesh.direct();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final CommandRegistry middle =
      mesh.registry("middle", b -> b.router("up").time(time).requestTimeout(SECOND));
  private final FakeChannel up = new FakeChannel("up");
  private final FakeChannel left = new FakeChannel("left");
  private final FakeChannel right = new FakeChannel("right");

  {
    middle.connect(up);
    middle.connect(left);
    middle.connect(right);
  }

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private static ExecuteRequest call(String command) {
    return new ExecuteRequest(MessageId.random(), command, "request");
  }

  private static RegisterRequest registration(String command) {
    return new RegisterRequest(MessageId.random(), CommandInfo.of(command));
  }

  private void agree() {
    up.receive(new RegisterResponse(MessageId.random(), up.last(RegisterRequest.class).id(), null));
  }

  private static ErrorCode error(FakeChannel asking) {
    return asking.last(ExecuteResponse.class).error().code();
  }

  // ---- calls

  @Test
  void aCallIsHandedOnAsItCameAndSoIsItsAnswer() {
    left.receive(registration("x"));
    agree();
    ExecuteRequest call = call("x");
    right.receive(call);
    assertThat(left.last(ExecuteRequest.class)).isSameAs(call);
    ExecuteResponse answer = new ExecuteResponse(MessageId.random(), call.id(), "result", null);
    left.receive(answer);
    assertThat(right.last(ExecuteResponse.class)).isSameAs(answer);
    assertThat(middle.inFlight()).isZero();
  }

  @Test
  void whatIsUnknownIsAskedOfTheRouterAndNotOfTheRouterWhereItAsks() {
    ExecuteRequest call = call("nope");
    left.receive(call);
    assertThat(up.last(ExecuteRequest.class)).isSameAs(call);
    up.receive(call("nope either"));
    assertThat(error(up)).isEqualTo(ErrorCode.NOT_FOUND);
    up.receive(new ExecuteResponse(MessageId.random(), call.id(), null, null));
  }

  @Test
  void callsOfTwoChildrenDoNotWaitForEachOther() {
    ExecuteRequest slow = call("slow");
    ExecuteRequest fast = call("fast");
    left.receive(slow);
    right.receive(fast);
    up.receive(new ExecuteResponse(MessageId.random(), fast.id(), "fast", null));
    assertThat(right.last(ExecuteResponse.class).result()).isEqualTo("fast");
    assertThat(left.sent(ExecuteResponse.class)).isEmpty();
    up.receive(new ExecuteResponse(MessageId.random(), slow.id(), "slow", null));
    assertThat(left.last(ExecuteResponse.class).result()).isEqualTo("slow");
  }

  @Test
  void theWayBackIsForgottenInSilenceWhenItsTimeIsOver() {
    ExecuteRequest call = call("slow");
    left.receive(call);
    time.advance(SECOND);
    assertThat(middle.inFlight()).isZero();
    assertThat(left.sent(ExecuteResponse.class)).isEmpty();
    up.receive(new ExecuteResponse(MessageId.random(), call.id(), "late", null));
    assertThat(left.sent(ExecuteResponse.class)).isEmpty();
    assertThat(Mesh.connection(middle, "up").count(Drop.UNMATCHED)).isEqualTo(1);
  }

  @Test
  void whereTheRouterIsNotThereACallByAChannelIsDisconnected() {
    up.end(null);
    left.receive(call("nope"));
    assertThat(error(left)).isEqualTo(ErrorCode.CHANNEL_DISCONNECTED);
  }

  // ---- registrations

  @Test
  void aRegistrationIsHandedOnWithAnIdOfItsOwnAndAnsweredWhenTheRouterAgrees() {
    RegisterRequest asked = registration("x");
    left.receive(asked);
    RegisterRequest handedOn = up.last(RegisterRequest.class);
    assertThat(handedOn.command()).isEqualTo(asked.command());
    assertThat(handedOn.id()).isNotEqualTo(asked.id());
    assertThat(left.sent(RegisterResponse.class)).isEmpty();
    agree();
    assertThat(left.last(RegisterResponse.class).thid()).isEqualTo(asked.id());
    assertThat(left.last(RegisterResponse.class).error()).isNull();
  }

  @Test
  void aRegistrationThatTheRouterDoesNotAnswerInTimeIsADuplicate() {
    left.receive(registration("x"));
    time.advance(SECOND);
    assertThat(left.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    assertThat(middle.allCommands()).isEmpty();
    right.receive(registration("x")); // and the id is free
    assertThat(up.sent(RegisterRequest.class)).hasSize(2);
    up.end(null);
  }

  @Test
  void aRegistrationWhoseRouterIsLostIsADuplicate() {
    left.receive(registration("x"));
    up.end(null);
    assertThat(left.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    assertThat(middle.allCommands()).isEmpty();
    assertThat(middle.inFlight()).isZero();
  }

  @Test
  void anIdThatIsBeingRegisteredIsNobodyElses() {
    left.receive(registration("x"));
    right.receive(registration("x"));
    assertThat(right.last(RegisterResponse.class).error()).isEqualTo(ErrorCode.DUPLICATE_COMMAND);
    agree();
    assertThat(left.last(RegisterResponse.class).error()).isNull();
    assertThat(up.sent(RegisterRequest.class)).hasSize(1);
  }

  @Test
  void whatTheRouterRegistersIsNotAskedOfIt() {
    up.receive(registration("x"));
    assertThat(up.sent(RegisterRequest.class)).isEmpty();
    assertThat(up.last(RegisterResponse.class).error()).isNull();
    assertThat(middle.commands()).hasToString("[x (by channel up)]");
  }

  @Test
  void ofAPrivateCommandTheRouterHearsNothing() {
    assertThat(middle.register("_x", q -> 1).ready()).isCompleted();
    assertThat(up.sent(RegisterRequest.class)).isEmpty();
  }

  @Test
  void childrenAreNotToldOfCommands() {
    middle.register("x", q -> 1);
    agree();
    up.receive(registration("y"));
    assertThat(left.sent(RegisterRequest.class)).isEmpty();
    assertThat(left.sent(ListResponse.class)).isEmpty();
  }

  // ---- channels that are still starting

  @Test
  void whatComesBeforeAChannelIsStartedIsAnswered() {
    middle.register("_x", q -> "x");
    FakeChannel early = new FakeChannel("early");
    early.starting = new CompletableFuture<>();
    middle.connect(early);
    early.receive(new ListRequest(MessageId.random()));
    early.receive(call("_x"));
    assertThat(early.sent(ListResponse.class)).hasSize(1);
    assertThat(early.last(ExecuteResponse.class).result()).isEqualTo("x");
  }

  @Test
  void aCommandWhoseChannelIsStillStartingIsAskedOfTheRouter() {
    FakeChannel early = new FakeChannel("early");
    early.starting = new CompletableFuture<>();
    middle.connect(early);
    early.receive(registration("x"));
    agree();
    CompletableFuture<Object> here = middle.execute("x", null);
    ExecuteRequest there = call("x");
    left.receive(there);
    assertThat(up.sent(ExecuteRequest.class)).hasSize(2).contains(there);
    early.starting.complete(null);
    ExecuteRequest later = call("x");
    left.receive(later);
    assertThat(early.last(ExecuteRequest.class)).isSameAs(later);
    up.end(null);
    assertThat(outcome(here)).isEqualTo("channel_disconnected");
    assertThat(error(left)).isEqualTo(ErrorCode.CHANNEL_DISCONNECTED);
  }
}
