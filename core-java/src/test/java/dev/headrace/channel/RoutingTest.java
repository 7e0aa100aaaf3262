package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers a call, wherever it is made. */
class RoutingTest {
  record Add(long a, long b) {}

  static final Command<Add, Long> ADD = Command.of("math.add", Add.class, Long.class);
  static final Command<Void, String> WHO = Command.of("who", Void.class, String.class);

  private final Mesh mesh = Mesh.direct();
  private final CommandRegistry root = mesh.registry("root");
  private final CommandRegistry left = mesh.child(root, "left");
  private final CommandRegistry right = mesh.child(root, "right");
  private final CommandRegistry leaf = mesh.child(left, "leaf");

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  @Test
  void aHandlerHereIsCalledOnTheCallersThread() {
    Thread[] thread = new Thread[1];
    root.register(
        ADD,
        add -> {
          thread[0] = Thread.currentThread();
          return add.a() + add.b();
        });
    CompletableFuture<Long> call = root.execute(ADD, new Add(1, 2));
    assertThat(call).isCompletedWithValue(3L);
    assertThat(thread).containsExactly(Thread.currentThread());
  }

  @Test
  void everyRegistryOfATreeCallsEveryOther() {
    List<CommandRegistry> all = List.of(root, left, right, leaf);
    for (CommandRegistry owner : all) {
      owner.register(
          Command.of(owner.name() + ".who", Void.class, String.class), q -> owner.name());
    }
    for (CommandRegistry caller : all) {
      for (CommandRegistry owner : all) {
        assertThat(caller.execute(owner.name() + ".who", null))
            .as(caller + " calls " + owner)
            .isCompletedWithValue(owner.name());
      }
    }
  }

  @Test
  void payloadsAreHandedOverAsTheyAre() {
    Object[] seen = new Object[1];
    leaf.register("keep", request -> seen[0] = request);
    Object request = new Object();
    Object result = right.execute("keep", request).join();
    assertThat(seen[0]).isSameAs(request);
    assertThat(result).isSameAs(request);
  }

  @Test
  void aHandlerThatGivesAStageAnswersWhenItCompletes() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    leaf.registerAsync(WHO, nothing -> stage);
    CompletableFuture<String> far = right.execute(WHO);
    CompletableFuture<String> near = leaf.execute(WHO);
    assertThat(far).isNotDone();
    assertThat(near).isNotDone();
    stage.complete("leaf");
    assertThat(far).isCompletedWithValue("leaf");
    assertThat(near).isCompletedWithValue("leaf");
    assertThat(leaf.inFlight() + left.inFlight() + root.inFlight() + right.inFlight()).isZero();
  }

  @Test
  void whatNobodyHasIsNotFound() {
    for (CommandRegistry caller : List.of(root, left, right, leaf)) {
      CompletableFuture<Object> call = caller.execute("nope", null);
      assertThat(outcome(call)).isEqualTo("not_found");
      assertThatThrownBy(call::join).hasRootCauseMessage("nope is not known in registry root");
    }
  }

  @Test
  void whereTheRouterIsNotConnectedTheChannelIsDisconnected() {
    CommandRegistry lonely = mesh.registry("lonely", b -> b.router("root"));
    assertThat(outcome(lonely.execute("nope", null))).isEqualTo("channel_disconnected");
    Mesh.connection(left, "root").close();
    assertThat(outcome(left.execute("nope", null))).isEqualTo("channel_disconnected");
    assertThat(outcome(leaf.execute("nope", null))).isEqualTo("channel_disconnected");
  }

  @Test
  void aHandlersExceptionIsTheCauseForACallerHere() {
    IllegalStateException boom = new IllegalStateException("boom");
    leaf.register(
        "fail",
        request -> {
          throw boom;
        });
    assertThatThrownBy(() -> leaf.execute("fail", null).join())
        .cause()
        .isInstanceOf(CommandException.class)
        .hasMessage("boom")
        .hasCause(boom);
  }

  @Test
  void aHandlersExceptionIsAnInternalErrorElsewhereAndToldWhereItIs() {
    IllegalStateException boom = new IllegalStateException("boom");
    leaf.register(
        "fail",
        request -> {
          throw boom;
        });
    leaf.registerAsync("fail.later", request -> CompletableFuture.failedFuture(boom));
    for (String command : List.of("fail", "fail.later")) {
      assertThatThrownBy(() -> right.execute(command, null).join())
          .cause()
          .isInstanceOf(CommandException.class)
          .hasMessage("boom")
          .hasNoCause();
      assertThat(outcome(right.execute(command, null))).isEqualTo("internal_error");
    }
    assertThat(mesh.failures)
        .hasSize(4)
        .allMatch(failure -> failure.cause() == boom)
        .allMatch(failure -> failure.registry().equals("leaf"))
        .allMatch(failure -> failure.kind() == ChannelFailure.Kind.HANDLER);
    mesh.failures.clear();
  }

  @Test
  void anExceptionWithoutAMessageIsCalledByItsClass() {
    leaf.register(
        "fail",
        request -> {
          throw new IllegalStateException();
        });
    assertThatThrownBy(() -> root.execute("fail", null).join())
        .cause()
        .hasMessage("java.lang.IllegalStateException");
    mesh.failures.clear();
  }

  @Test
  void aHandlerAnswersWithTheCodeItThrows() {
    leaf.register(
        "fail",
        request -> {
          throw new CommandException(ErrorCode.INVALID_REQUEST, "bad a");
        });
    assertThatThrownBy(() -> right.execute("fail", null).join())
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessage("bad a");
  }

  @Test
  void aCodeThatNoResponseMayCarryIsAnInternalError() {
    leaf.register(
        "fail",
        request -> {
          throw new CommandException(ErrorCode.DUPLICATE_COMMAND, "twice");
        });
    assertThat(outcome(right.execute("fail", null))).isEqualTo("internal_error");
  }

  @Test
  void voidAndNullComeAsNull() {
    Object[] seen = {"nothing yet"};
    leaf.register(
        Command.of("void", Void.class, Void.class),
        nothing -> {
          seen[0] = nothing;
          return null;
        });
    assertThat(right.execute("void", Map.of())).isCompletedWithValue(null);
    assertThat(seen[0]).isNull();
  }

  @Test
  void aMissingRequestIsInvalidUnlessTheTypeTakesNone() {
    leaf.register(ADD, add -> add.a() + add.b());
    assertThatThrownBy(() -> right.execute("math.add", null).join())
        .cause()
        .hasMessage("math.add takes a Add, and got no request");
    assertThat(outcome(leaf.execute("math.add", null))).isEqualTo("invalid_request");
  }

  @Test
  void aRequestOfAnotherTypeIsInvalidAndAResultOfAnotherTypeAnInternalError() {
    leaf.register(ADD, add -> add.a() + add.b());
    for (CommandRegistry caller : List.of(right, leaf)) {
      assertThat(outcome(caller.execute("math.add", "text"))).isEqualTo("invalid_request");
      assertThat(
              outcome(caller.execute(Command.of("math.add", Add.class, List.class), new Add(1, 2))))
          .isEqualTo("internal_error");
    }
  }

  @Test
  void numbersBecomeTheClassThatIsWantedIfNothingIsLost() {
    leaf.register(Command.of("double", Long.class, Long.class), number -> 2 * number);
    assertThat(right.execute("double", 21)).isCompletedWithValue(42L);
    assertThat(right.execute(Command.of("double", Integer.class, Integer.class), 21))
        .isCompletedWithValue(42);
    assertThat(outcome(right.execute("double", 2.5))).isEqualTo("invalid_request");
  }

  @Test
  void aLocalCallAndAnUnregisteredCommand() {
    CommandRegistration registration = leaf.register(WHO, nothing -> "leaf");
    assertThat(right.execute(WHO)).isCompletedWithValue("leaf");
    registration.close();
    registration.close();
    assertThat(outcome(right.execute(WHO))).isEqualTo("not_found");
    assertThat(outcome(leaf.execute(WHO))).isEqualTo("not_found");
    leaf.register(WHO, nothing -> "again");
    assertThat(right.execute(WHO)).isCompletedWithValue("again");
  }

  @Test
  void aPrivateCommandIsCalledByWhoeverKnowsItsIdAndHasTheWay() {
    root.register("_secret", request -> "root's");
    leaf.register("_own", request -> "leaf's");
    assertThat(leaf.execute("_secret", null)).isCompletedWithValue("root's");
    assertThat(outcome(root.execute("_own", null))).isEqualTo("not_found");
    assertThat(leaf.execute("_own", null)).isCompletedWithValue("leaf's");
  }

  @Test
  void aRegistryMayRefuseCallsOfPrivateCommands() {
    CommandRegistry strict = mesh.registry("strict", CommandRegistryBuilder::refusePrivateCalls);
    CommandRegistry child = mesh.child(strict, "child");
    strict.register("_secret", request -> "strict's");
    assertThat(outcome(child.execute("_secret", null))).isEqualTo("not_found");
    assertThat(strict.execute("_secret", null)).isCompletedWithValue("strict's");
  }

  @Test
  void aHandlerMayCallFurtherAndRegisterAndClose() {
    right.register(ADD, add -> add.a() + add.b());
    leaf.registerAsync(
        Command.of("sum", Long.class, Long.class),
        n -> leaf.execute(ADD, new Add(n, 1)).thenApply(sum -> sum * 10));
    assertThat(root.execute("sum", 4L)).isCompletedWithValue(50L);
    leaf.register(
        "leave",
        request -> {
          Mesh.connection(leaf, "left").close();
          return "gone";
        });
    assertThat(outcome(root.execute("leave", null))).isEqualTo("channel_disconnected");
  }

  @Test
  void cancellingACallForgetsIt() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    leaf.registerAsync(WHO, nothing -> stage);
    CompletableFuture<String> call = right.execute(WHO);
    call.cancel(true);
    assertThat(right.inFlight()).isZero();
    stage.complete("too late");
    assertThat(Mesh.connection(right, "root").count(Drop.UNMATCHED)).isEqualTo(1);
    CompletableFuture<String> completed = right.execute(WHO);
    assertThat(completed).isCompletedWithValue("too late");
  }

  @Test
  void aCallThatTheCallerCompletesIsForgotten() {
    leaf.registerAsync(WHO, nothing -> new CompletableFuture<>());
    right.execute(WHO).complete("mine");
    right.execute(WHO).completeExceptionally(new IllegalStateException());
    assertThat(right.inFlight()).isZero();
    CompletableFuture<String> call = right.execute(WHO);
    assertThat(call).hasToString("call of who by root, under way");
    call.cancel(false);
  }
}
