package dev.headrace.channel;

import static dev.headrace.channel.Mesh.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sees every message, changes payloads, and refuses. */
class InterceptorTest {
  private final Mesh mesh = Mesh.direct();
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void close() {
    mesh.close();
    assertThat(mesh.failures).isEmpty();
  }

  private record Of(
      BiFunction<String, Message, Message> in, BiFunction<String, Message, Message> out)
      implements Interceptor {
    @Override
    public Message inbound(String channel, Message message) {
      return in.apply(channel, message);
    }

    @Override
    public Message outbound(String channel, Message message) {
      return out.apply(channel, message);
    }
  }

  private Of spy(String name) {
    return new Of((c, m) -> note(name + " in " + c, m), (c, m) -> note(name + " out " + c, m));
  }

  private Message note(String where, Message message) {
    seen.add(where + " " + message.getClass().getSimpleName());
    return message;
  }

  private static Interceptor inbound(BiFunction<String, Message, Message> in) {
    return new Of(in, (channel, message) -> message);
  }

  private static Interceptor outbound(BiFunction<String, Message, Message> out) {
    return new Of((channel, message) -> message, out);
  }

  @Test
  void everyMessageIsSeenOnItsWayInAndOut() {
    CommandRegistry root =
        mesh.registry("root", b -> b.intercept(spy("outer")).intercept(spy("inner")));
    CommandRegistry child = mesh.child(root, "child");
    seen.clear();
    root.register("x", q -> 1);
    child.execute("x", null).join();
    assertThat(seen)
        .containsExactly(
            "outer in child ExecuteRequest",
            "inner in child ExecuteRequest",
            "inner out child ExecuteResponse",
            "outer out child ExecuteResponse");
    seen.clear();
    root.execute("x", null).join();
    assertThat(seen).isEmpty();
  }

  @Test
  void aRefusedCallIsAnsweredWithTheReason() {
    CommandRegistry root =
        mesh.registry(
            "root",
            b ->
                b.intercept(
                    inbound(
                        (channel, message) -> {
                          if (message instanceof ExecuteRequest call) {
                            throw new CommandException(
                                ErrorCode.INVALID_REQUEST,
                                call.commandId() + " is not for " + channel);
                          }
                          return message;
                        })));
    CommandRegistry child = mesh.child(root, "child");
    boolean[] called = new boolean[1];
    root.register("x", q -> called[0] = true);
    assertThatThrownBy(() -> child.execute("x", null).join())
        .cause()
        .hasMessage("x is not for child");
    assertThat(called[0]).isFalse();
    assertThat(Mesh.connection(root, "child").count(Drop.REFUSED)).isEqualTo(1);
  }

  @Test
  void anOutboundCallThatIsRefusedFailsHere() {
    CommandRegistry root = mesh.registry("root");
    CommandRegistry child =
        mesh.child(
            root,
            "child",
            b ->
                b.intercept(
                    outbound(
                        (channel, message) -> {
                          if (message instanceof ExecuteRequest) {
                            throw new IllegalStateException("no token");
                          }
                          return message;
                        })));
    assertThatThrownBy(() -> child.execute("x", null).join())
        .cause()
        .hasMessage("the call of x could not be sent by channel root: no token");
    assertThat(child.inFlight()).isZero();
  }

  @Test
  void anAnswerThatIsRefusedOnEitherSideEndsTheCall() {
    for (boolean in : List.of(true, false)) {
      BiFunction<String, Message, Message> refusing =
          (channel, message) -> {
            if (message instanceof ExecuteResponse answer && answer.error() == null) {
              throw new IllegalStateException("secret");
            }
            return message;
          };
      CommandRegistry root = mesh.registry("root", b -> in ? b : b.intercept(outbound(refusing)));
      CommandRegistry child =
          mesh.child(root, "child", b -> in ? b.intercept(inbound(refusing)) : b);
      root.register("x", q -> 1);
      assertThat(outcome(child.execute("x", null))).isEqualTo("internal_error");
      assertThat(child.inFlight()).isZero();
      mesh.failures.clear();
    }
  }

  @Test
  void registrationsAndListsThatAreRefusedAreAnswered() {
    Interceptor refusing =
        inbound(
            (channel, message) -> {
              if (message instanceof Message.RegisterRequest
                  || message instanceof Message.ListRequest) {
                throw new IllegalStateException("no");
              }
              return message;
            });
    CommandRegistry root = mesh.registry("root", b -> b.intercept(refusing));
    root.register("hidden", q -> 1);
    CommandRegistry child = mesh.child(root, "child");
    assertThat(child.commands()).isEmpty();
    assertThat(outcome(child.register("x", q -> 1).ready())).isEqualTo("duplicate_command");
    mesh.failures.clear();
  }

  @Test
  void aRefusedEventIsDroppedAndToldOf() {
    Interceptor refusing =
        inbound(
            (channel, message) -> {
              if (message instanceof EventMessage) {
                throw new IllegalStateException("no");
              }
              return message;
            });
    CommandRegistry root = mesh.registry("root", b -> b.intercept(refusing));
    CommandRegistry child = mesh.child(root, "child");
    root.on("e", payload -> seen.add("e"));
    child.emit("e", null);
    assertThat(seen).isEmpty();
    assertThat(mesh.failures)
        .singleElement()
        .matches(failure -> failure.kind() == ChannelFailure.Kind.INTERCEPTOR);
    mesh.failures.clear();
  }

  @Test
  void whatAnInterceptorGivesNullForIsDroppedInSilence() {
    CommandRegistry root =
        mesh.registry(
            "root", b -> b.intercept(inbound((c, m) -> m instanceof EventMessage ? null : m)));
    CommandRegistry child = mesh.child(root, "child");
    root.on("e", payload -> seen.add("e"));
    child.emit("e", null);
    assertThat(seen).isEmpty();
    assertThat(Mesh.connection(root, "child").count(Drop.REFUSED)).isEqualTo(1);
  }

  @Test
  void aPayloadMayBeChangedAndNothingElse() {
    CommandRegistry root =
        mesh.registry(
            "root",
            b ->
                b.intercept(
                    inbound(
                        (channel, message) ->
                            message instanceof ExecuteRequest call
                                ? new ExecuteRequest(
                                    call.commandId().equals("bad") ? MessageId.random() : call.id(),
                                    call.commandId(),
                                    "changed")
                                : message)));
    CommandRegistry child = mesh.child(root, "child");
    root.register("x", q -> q);
    root.register("bad", q -> q);
    assertThat(child.execute("x", "as it was")).isCompletedWithValue("changed");
    assertThatThrownBy(() -> child.execute("bad", "as it was").join())
        .cause()
        .hasMessageContaining("it may change the payload, and must keep kind and ids");
  }
}
