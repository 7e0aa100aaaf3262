package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Registration;
import dev.headrace.testsupport.ReportedFailures;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the functions of users do that they should not. */
class CallbackFailuresTest {
  private final Mesh mesh = Mesh.direct();

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private static final class BadCodec implements Codec {
    @Override
    public Object encode(Object value) {
      return "encoded";
    }

    @Override
    public Object decode(Object data, Type type) throws Exception {
      if (type == Thread.class) {
        return "no thread";
      }
      throw new java.io.IOException("can't decode");
    }
  }

  @Test
  void aCodecThatFailsFailsTheCall() {
    CommandRegistry registry = mesh.registry("registry", b -> b.codec(new BadCodec()));
    registry.register(Command.of("long", Long.class, Long.class), n -> n);
    registry.register(Command.of("thread", Thread.class, Long.class), n -> 1L);
    assertThatThrownBy(() -> registry.execute("long", "text").join())
        .cause()
        .hasMessage("the request of long is no Long: can't decode")
        .hasCauseInstanceOf(java.io.IOException.class);
    assertThatThrownBy(() -> registry.execute("thread", "text").join())
        .cause()
        .hasMessage("the request of thread is no Thread: the codec made a java.lang.String of it");
  }

  @Test
  void aHandlerThatGivesNoStageFails() {
    CommandRegistry registry = mesh.registry("registry");
    registry.registerAsync("x", q -> null);
    assertThatThrownBy(() -> registry.execute("x", null).join())
        .cause()
        .hasMessage("the handler of x gave no stage");
  }

  @Test
  void aHandlerThatThrowsInsteadOfGivingAStageFails() {
    CommandRegistry root = mesh.registry("root");
    CommandRegistry child = mesh.child(root, "child");
    root.registerAsync(
        "x",
        q -> {
          throw new CommandException(ErrorCode.INVALID_REQUEST, "no");
        });
    assertThat(outcome(root.execute("x", null))).isEqualTo("invalid_request");
    assertThat(outcome(child.execute("x", null))).isEqualTo("invalid_request");
  }

  @Test
  void aFailureListenerThatFailsIsLoggedOnceAndHarmsNobody() {
    CommandRegistry registry = mesh.registry("registry");
    List<String> heard = new ArrayList<>();
    Registration hearing =
        registry.onFailure(
            failure -> {
              throw new IllegalStateException("bad listener");
            });
    registry.on(
        "e",
        payload -> {
          throw new IllegalStateException("boom");
        });
    registry.on("e", payload -> heard.add("next"));
    registry.emit("e", null);
    registry.emit("e", null);
    assertThat(heard).hasSize(2);
    assertThat(ReportedFailures.take())
        .singleElement()
        .matches(report -> report.cause().getMessage().equals("bad listener"));
    hearing.close();
    registry.emit("e", null);
    assertThat(ReportedFailures.take())
        .singleElement()
        .matches(report -> report.message().startsWith("listener e of registry registry failed"));
  }

  @Test
  void anOldFailureListenersHandleLeavesTheNewOne() {
    CommandRegistry registry = mesh.registry("registry");
    List<ChannelFailure> heard = new ArrayList<>();
    Registration old = registry.onFailure(failure -> {});
    registry.onFailure(heard::add);
    old.close();
    registry.on(
        "e",
        payload -> {
          throw new IllegalStateException("boom");
        });
    registry.emit("e", null);
    assertThat(heard).hasSize(1);
  }

  @Test
  void aStackThatOverflowsIsAnErrorLikeOthers() {
    CommandRegistry root = mesh.registry("root");
    CommandRegistry child = mesh.child(root, "child");
    root.register(
        "x",
        q -> {
          throw new StackOverflowError();
        });
    assertThat(outcome(root.execute("x", null))).isEqualTo("internal_error");
    assertThat(outcome(child.execute("x", null))).isEqualTo("internal_error");
    mesh.failures.clear();
  }

  @Test
  void whatIsFatalIsThrownOnAndBreaksTheChannelItCameBy() {
    CommandRegistry root = mesh.registry("root");
    CommandRegistry child = mesh.child(root, "child");
    InternalError fatal = new InternalError("the machine is broken");
    root.register(
        "x",
        q -> {
          throw fatal;
        });
    assertThatThrownBy(() -> root.execute("x", null)).isSameAs(fatal);
    assertThatThrownBy(() -> child.execute("x", null)).isSameAs(fatal);
    assertThat(root.connections()).isEmpty();
    assertThat(child.connections()).isEmpty();
    assertThat(child.inFlight()).isZero();
    mesh.failures.clear();
  }

  @Test
  void anInterruptIsKept() {
    CommandRegistry root = mesh.registry("root");
    CommandRegistry child = mesh.child(root, "child");
    root.register(
        "x",
        q -> {
          throw new InterruptedException("stop");
        });
    assertThat(outcome(child.execute("x", null))).isEqualTo("internal_error");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome(root.execute("x", null))).isEqualTo("internal_error");
    assertThat(Thread.interrupted()).isTrue();
    mesh.failures.clear();
  }

  @Test
  void whatHangsOnACallMayCallRegisterAndClose() {
    CommandRegistry root = mesh.registry("root");
    CommandRegistry child = mesh.child(root, "child");
    CompletableFuture<Object> stage = new CompletableFuture<>();
    root.registerAsync("x", q -> stage);
    List<String> done = new ArrayList<>();
    child
        .execute("x", null)
        .whenComplete(
            (result, thrown) -> {
              child.register("y", q -> "y");
              child.execute("y", null).thenAccept(y -> done.add("" + y));
              child.close();
            });
    stage.complete("x");
    assertThat(done).isEmpty(); // the router agrees when this thread has come back to it
    assertThat(child.connections()).isEmpty();
    assertThat(root.connections()).isEmpty();
    mesh.failures.clear();
  }
}
