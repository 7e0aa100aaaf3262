package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.testsupport.ReportedFailures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How commands come to be known, here and further up. */
class CommandRegistrationTest {
  private final Mesh mesh = Mesh.pumped();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final CommandRegistry root = mesh.registry("root");
  private final CommandRegistry mid =
      mesh.child(root, "mid", b -> b.time(time).requestTimeout(Duration.ofSeconds(1)));
  private final CommandRegistry leaf = mesh.child(mid, "leaf", b -> b.time(time));

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private static List<String> ids(List<KnownCommand> commands) {
    return commands.stream().map(KnownCommand::toString).toList();
  }

  @Test
  void aCommandIsLiveWhenTheRootHasAgreed() {
    CommandRegistration registration = leaf.register("x", q -> "leaf's");
    assertThat(registration.ready()).isNotDone();
    assertThat(leaf.commands()).isEmpty();
    assertThat(registration).hasToString("command x of registry leaf (being registered)");
    mesh.settle();
    assertThat(registration.ready()).isCompleted();
    assertThat(ids(leaf.commands())).containsExactly("x (here)");
    assertThat(ids(mid.commands())).containsExactly("x (by channel leaf)");
    assertThat(ids(root.commands())).containsExactly("x (by channel mid)");
    assertThat(registration).hasToString("command x of registry leaf (registered)");
  }

  @Test
  void anIdIsReservedWhileTheRouterIsAsked() {
    leaf.register("x", q -> 1);
    assertThatThrownBy(() -> leaf.register("x", q -> 2))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_COMMAND))
        .hasMessage(
            "command x is registered already in registry leaf, here. Fix: close that registration, or choose another id");
    mesh.settle();
  }

  @Test
  void whatIsKnownByAChannelIsADuplicateToo() {
    leaf.register("x", q -> 1);
    mesh.settle();
    assertThatThrownBy(() -> root.register("x", q -> 2))
        .hasMessageContaining("registered already in registry root, by channel mid");
  }

  @Test
  void aRegistrationThatTheRootRefusesLeavesNothingBehindAndIsTold() {
    root.register("x", q -> "root's");
    CommandRegistration refused = leaf.register("x", q -> "leaf's");
    mesh.settle();
    assertThat(outcome(refused.ready())).isEqualTo("duplicate_command");
    assertThat(ids(leaf.allCommands())).isEmpty();
    assertThat(ids(mid.allCommands())).isEmpty();
    assertThat(mesh.failures)
        .singleElement()
        .matches(failure -> failure.kind() == ChannelFailure.Kind.REGISTRATION)
        .matches(failure -> failure.registry().equals("leaf") && failure.subject().equals("x"));
    mesh.failures.clear();
    var call = leaf.execute("x", null);
    mesh.settle();
    assertThat(call).isCompletedWithValue("root's");
  }

  @Test
  void twoChildrenThatWantOneIdGetItOnce() {
    CommandRegistry other = mesh.child(root, "other");
    CommandRegistration first = leaf.register("x", q -> "leaf's");
    CommandRegistration second = other.register("x", q -> "other's");
    mesh.settle();
    assertThat(List.of(outcome(first.ready()), outcome(second.ready())))
        .containsExactlyInAnyOrder("null", "duplicate_command");
    assertThat(root.commands()).hasSize(1);
    mesh.failures.clear();
  }

  @Test
  void withoutAnAnswerARegistrationTimesOutAndNothingIsStored() {
    InMemoryChannel silent = InMemoryChannel.pair("root", "mute", InMemoryOptions::pumped).first();
    CommandRegistry lonely =
        mesh.registry(
            "lonely", b -> b.router("root").time(time).requestTimeout(Duration.ofSeconds(3)));
    lonely.connect(silent);
    CommandRegistration registration = lonely.register("x", q -> 1);
    time.advance(Duration.ofSeconds(3).minusNanos(1));
    assertThat(registration.ready()).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(outcome(registration.ready())).isEqualTo("timeout");
    assertThat(lonely.allCommands()).isEmpty();
    mesh.failures.clear();
  }

  @Test
  void whereTheRouterClosesARegistrationFailsAndNothingIsStored() {
    CommandRegistration registration = leaf.register("x", q -> 1);
    Mesh.connection(leaf, "mid").close();
    assertThat(outcome(registration.ready())).isEqualTo("channel_disconnected");
    assertThat(leaf.allCommands()).isEmpty();
    mesh.failures.clear();
    mesh.settle();
  }

  @Test
  void withoutARouterACommandIsLiveAtOnceAndAnnouncedWhenOneComes() {
    CommandRegistry late = mesh.registry("late", b -> b.router("root"));
    CommandRegistry below = mesh.child(late, "below");
    late.register("late.x", q -> "late's");
    below.register("below.x", q -> "below's");
    mesh.settle();
    assertThat(late.register("_private", q -> 1).ready()).isCompleted();
    mesh.join(root, late);
    assertThat(ids(root.commands()))
        .containsExactly("below.x (by channel late)", "late.x (by channel late)");
    assertThat(Mesh.connection(late, "root").ready()).isCompleted();
    assertThat(Mesh.connection(root, "late").ready()).isCompleted();
  }

  @Test
  void aCommandThatTheRouterDoesNotTakeWhenItComesStaysHereAndIsTold() {
    root.register("x", q -> "root's");
    CommandRegistry late = mesh.registry("late", b -> b.router("root"));
    late.register("x", q -> "late's");
    mesh.join(root, late);
    assertThat(late.execute("x", null)).isCompletedWithValue("late's");
    assertThat(root.execute("x", null)).isCompletedWithValue("root's");
    assertThat(mesh.failures)
        .extracting(ChannelFailure::kind)
        .contains(ChannelFailure.Kind.REGISTRATION);
    mesh.failures.clear();
  }

  @Test
  void aRouterThatComesBackIsToldAgain() {
    leaf.register("x", q -> "leaf's");
    mesh.settle();
    Mesh.connection(root, "mid").close();
    mesh.settle();
    assertThat(root.allCommands()).isEmpty();
    mesh.join(root, mid);
    assertThat(ids(root.commands())).containsExactly("x (by channel mid)");
  }

  @Test
  void theListAnswersWithOwnPublicCommandsAlone() {
    root.register("root.x", q -> 1);
    root.register("_private", q -> 1);
    leaf.register("leaf.x", q -> 1);
    mesh.settle();
    CommandRegistry other = mesh.child(root, "other");
    assertThat(ids(other.commands())).containsExactly("root.x (by channel root)");
    assertThat(ids(root.allCommands()))
        .containsExactly("_private (here)", "leaf.x (by channel mid)", "root.x (here)");
    assertThat(ids(root.commands())).containsExactly("leaf.x (by channel mid)", "root.x (here)");
  }

  @Test
  void descriptionsAndSchemasTravelWithTheCommand() {
    Map<String, Object> schema = Map.of("request", Map.of("type", "object"));
    leaf.register(
        Command.of("x", Object.class, Object.class),
        options -> options.describedAs("does x").schema(schema),
        q -> 1);
    mesh.settle();
    assertThat(root.commands())
        .containsExactly(new KnownCommand(new CommandInfo("x", "does x", schema), "mid"));
  }

  @Test
  void closingARegistrationThatWaitsCancelsIt() {
    CommandRegistration registration = leaf.register("x", q -> 1);
    registration.close();
    assertThat(registration.ready()).isCancelled();
    mesh.settle();
    assertThat(leaf.allCommands()).isEmpty();
    assertThat(registration).hasToString("command x of registry leaf (closed)");
    var call = root.execute("x", null);
    mesh.settle();
    assertThat(outcome(call)).isEqualTo("not_found");
  }

  @Test
  void aClosedChannelTakesItsCommandsAlong() {
    leaf.register("x", q -> 1);
    mesh.settle();
    Mesh.connection(mid, "leaf").close();
    assertThat(mid.allCommands()).isEmpty();
    var call = root.execute("x", null); // it still thinks that mid knows
    mesh.settle();
    assertThat(outcome(call)).isEqualTo("not_found");
  }

  @Test
  void aChannelIdIsTakenOnce() {
    InMemoryChannel again = InMemoryChannel.pair("mid", "root", InMemoryOptions::pumped).first();
    assertThatThrownBy(() -> root.connect(again))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "registry root has a channel mid already. Fix: give this one another id, or say replace(…)");
  }

  @Test
  void aReplacedChannelsEndDoesNotTouchTheNewOne() {
    leaf.register("x", q -> 1);
    mesh.settle();
    Connection old = Mesh.connection(root, "mid");
    ChannelPair pair = InMemoryChannel.pair("mid", "root", InMemoryOptions::pumped);
    Connection replaced = root.replace(pair.first());
    old.close();
    mesh.settle();
    assertThat(old.isOpen()).isFalse();
    assertThat(replaced.isOpen()).isTrue();
    assertThat(root.connections()).containsExactly(replaced);
    assertThat(root.allCommands()).isEmpty();
  }

  @Test
  void aChannelThatCantStartIsTakenAwayAndSaysWhy() {
    IllegalStateException why = new IllegalStateException("no network");
    FakeChannel broken = new FakeChannel("far");
    broken.failure = why;
    Connection connection = root.connect(broken);
    assertThat(connection.isOpen()).isFalse();
    assertThat(connection.ready()).isCompletedExceptionally();
    assertThatThrownBy(() -> connection.closed().join()).hasCause(why);
    assertThat(root.connections()).hasSize(1);
    assertThat(broken.closes).isEqualTo(1);
    assertThat(mesh.failures).singleElement().matches(failure -> failure.cause() == why);
    mesh.failures.clear();
  }

  @Test
  void aFailureThatNobodyHearsIsLoggedOnce() {
    CommandRegistry deaf = CommandRegistry.create("deaf");
    FakeChannel peer = new FakeChannel("peer");
    deaf.connect(peer);
    AtomicInteger calls = new AtomicInteger();
    deaf.register(
        "fail",
        q -> {
          calls.incrementAndGet();
          throw new IllegalStateException("boom");
        });
    for (int i = 0; i < 3; i++) {
      peer.receive(new Message.ExecuteRequest(MessageId.random(), "fail", null));
    }
    assertThat(calls).hasValue(3);
    assertThat(ReportedFailures.take())
        .singleElement()
        .matches(
            report ->
                report
                    .message()
                    .equals(
                        "handler fail of registry deaf failed by channel peer, and nobody listens: say onFailure(…). It is not logged again"));
    deaf.close();
  }
}
