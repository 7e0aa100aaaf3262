package dev.headrace.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.Failure;
import dev.headrace.channel.Message.ListRequest;
import dev.headrace.channel.Message.ListResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.Message.RegisterResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages as JSON-shaped data: strict in what is made, lenient in what is read. */
class MessageDataTest {
  private static final MessageId ID = MessageId.of("m-1");
  private static final MessageId THID = MessageId.of("110ec58a-a0f2-4ac4-8393-c866d813b8d1");

  static Stream<Message> messages() {
    CommandInfo command =
        new CommandInfo("math.add", "adds", Map.of("request", Map.of("type", "object")));
    return Stream.of(
        new RegisterRequest(ID, command),
        new RegisterRequest(ID, CommandInfo.of("bare")),
        new RegisterResponse(ID, THID, null),
        new RegisterResponse(ID, THID, ErrorCode.DUPLICATE_COMMAND),
        new ListRequest(ID),
        new ListResponse(ID, THID, List.of(command, CommandInfo.of("bare"))),
        new ExecuteRequest(ID, "math.add", new Data(Map.of("a", 2, "b", List.of(1.5, true)))),
        new ExecuteRequest(ID, "math.add", null),
        new ExecuteResponse(ID, THID, new Data("hé ✓ 🚀"), null),
        new ExecuteResponse(ID, THID, null, null),
        new ExecuteResponse(ID, THID, null, new Failure(ErrorCode.NOT_FOUND, "no such command")),
        new EventMessage(ID, "user.updated", new Data(Map.of("id", 42))),
        new EventMessage(ID, "user.updated", null));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageComesBackAsItWas(Message message) throws Exception {
    assertThat(MessageData.decode(MessageData.encode(message, Codec.plain()))).isEqualTo(message);
  }

  @Test
  void dataIsWhatTheProtocolSays() throws Exception {
    assertThat(
            MessageData.encode(new ExecuteRequest(ID, "math.add", Map.of("a", 2)), Codec.plain()))
        .isEqualTo(
            Map.of(
                "id", "m-1",
                "type", "execute.command.request",
                "commandId", "math.add",
                "request", Map.of("a", 2)));
    assertThat(MessageData.encode(new ExecuteResponse(ID, THID, null, null), Codec.plain()))
        .isEqualTo(
            Map.of(
                "id",
                "m-1",
                "thid",
                THID.toString(),
                "type",
                "execute.command.response",
                "response",
                Map.of("ok", true)));
    assertThat(
            MessageData.encode(
                new RegisterResponse(ID, THID, ErrorCode.DUPLICATE_COMMAND), Codec.plain()))
        .containsEntry("response", Map.of("ok", false, "error", "duplicate_command"));
    assertThat(
            MessageData.encode(
                new ExecuteResponse(ID, THID, null, new Failure(ErrorCode.INVALID_MESSAGE, " ")),
                Codec.plain()))
        .containsEntry(
            "response",
            Map.of(
                "ok",
                false,
                "error",
                Map.of("code", "internal_error", "message", "internal_error")));
  }

  @Test
  void unknownKeysArePassedOverAndMissingErrorTextsMadeUpFor() {
    assertThat(
            MessageData.decode(
                Map.of("id", "m-1", "type", "list.commands.request", "extra", List.of())))
        .isEqualTo(new ListRequest(ID));
    assertThat(
            MessageData.decode(
                Map.of(
                    "id", "m-1",
                    "thid", "t",
                    "type", "execute.command.response",
                    "response", Map.of("ok", false, "error", Map.of("code", "custom")))))
        .isEqualTo(
            new ExecuteResponse(
                ID,
                MessageId.of("t"),
                null,
                new Failure(ErrorCode.INTERNAL_ERROR, "internal_error")));
  }

  @Test
  void anIdIsAnyTextThatIsNotEmpty() {
    assertThat(MessageData.decode(Map.of("id", " ", "type", "list.commands.request")))
        .isEqualTo(new ListRequest(MessageId.of(" ")));
    assertThatThrownBy(() -> MessageData.decode(Map.of("id", "", "type", "list.commands.request")))
        .hasMessageContaining("id is missing, or no text");
    String longest = "x".repeat(256);
    assertThat(MessageData.decode(Map.of("id", longest, "type", "list.commands.request")).id())
        .hasToString(longest);
    assertThatThrownBy(
            () -> MessageData.decode(Map.of("id", longest + "x", "type", "list.commands.request")))
        .hasMessageContaining("id has more than 256 characters");
  }

  @Test
  void aCodeThatNoAnswerMayCarryIsAnInternalErrorAlsoWhereItComes() {
    for (String code : List.of("duplicate_command", "invalid_message", "custom")) {
      Message message =
          MessageData.decode(
              Map.of(
                  "id", "m-1",
                  "thid", "t",
                  "type", "execute.command.response",
                  "response",
                      Map.of("ok", false, "error", Map.of("code", code, "message", "why"))));
      assertThat(((ExecuteResponse) message).error())
          .isEqualTo(new Failure(ErrorCode.INTERNAL_ERROR, "why"));
    }
  }

  @Test
  void whatAKotlinHandlerGivesThatGivesNothingIsLeftOut() throws Exception {
    Message answer = new ExecuteResponse(ID, THID, kotlin.Unit.INSTANCE, null);
    assertThat(MessageData.encode(answer, Codec.plain()))
        .containsEntry("response", Map.of("ok", true));
  }

  @Test
  void whatIsNoMessageIsSaidToBeNone() {
    Map<String, Object> none = new HashMap<>();
    for (Map<?, ?> data :
        List.<Map<?, ?>>of(
            none,
            Map.of("id", ""),
            Map.of("id", 7, "type", "event"),
            Map.of("id", "m", "type", "hello"),
            Map.of("id", "m", "type", "event"),
            Map.of("id", "m", "type", "register.command.request", "command", Map.of("id", " ")),
            Map.of("id", "m", "type", "list.commands.response", "thid", "t"),
            Map.of(
                "id", "m", "type", "list.commands.response", "thid", "t", "commands", List.of(1)),
            Map.of("id", "m", "type", "execute.command.response", "thid", "t"),
            Map.of(
                "id", "m", "type", "execute.command.response", "thid", "t", "response", Map.of()),
            Map.of(
                "id", "m", "type", "execute.command.response", "response", Map.of("ok", true)))) {
      assertThatThrownBy(() -> MessageData.decode(data))
          .as("" + data)
          .isInstanceOfSatisfying(
              MalformedMessageException.class, e -> assertThat(e.answerTo()).isNull());
    }
    assertThatThrownBy(
            () -> MessageData.decode(Map.of("id", "m-1", "type", "execute.command.request")))
        .isInstanceOfSatisfying(
            MalformedMessageException.class, e -> assertThat(e.answerTo()).isEqualTo(ID));
  }

  @Test
  void whatJsonHasNotIsRefused() {
    for (Object value :
        Arrays.asList(Double.NaN, Float.POSITIVE_INFINITY, Set.of(1), Map.of(1, 2), new Object())) {
      assertThatThrownBy(() -> MessageData.encode(new EventMessage(ID, "e", value), Codec.plain()))
          .as("" + value)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void idsAreEqualByTheirTextAndRandomOnesAreUuidsOfVersionFour() {
    assertThat(MessageId.of(THID.toString())).isEqualTo(THID).hasSameHashCodeAs(THID);
    assertThat(THID).hasToString("110ec58a-a0f2-4ac4-8393-c866d813b8d1");
    String upper = THID.toString().toUpperCase(java.util.Locale.ROOT);
    assertThat(MessageId.of(upper)).isNotEqualTo(THID).hasToString(upper);
    assertThat(MessageId.of("x")).isEqualTo(MessageId.of("x")).isNotEqualTo(MessageId.of("y"));
    assertThat(UUID.fromString(MessageId.random().toString()).version()).isEqualTo(4);
    assertThat(UUID.fromString(MessageId.of(-1, -1).toString()).variant()).isEqualTo(2);
    assertThat(MessageId.random()).isNotEqualTo(MessageId.random());
    assertThatThrownBy(() -> MessageId.of("")).hasMessageContaining("must not be empty");
  }

  record Point(int x, int y) {}

  /** As a library for JSON would. */
  private static final class PointCodec implements Codec {
    @Override
    public Object encode(Object value) throws Exception {
      return value instanceof Point point
          ? Map.of("x", point.x(), "y", point.y())
          : Codec.plain().encode(value);
    }

    @Override
    public Object decode(Object data, java.lang.reflect.Type type) throws Exception {
      return type == Point.class && data instanceof Map<?, ?> map
          ? new Point(((Number) map.get("x")).intValue(), ((Number) map.get("y")).intValue())
          : Codec.plain().decode(data, type);
    }
  }

  @Test
  void acrossAChannelOfDataACodecMakesPayloadsAgain() {
    try (Mesh mesh = new Mesh(options -> options.serialising(new PointCodec()))) {
      CommandRegistry root = mesh.registry("root", b -> b.codec(new PointCodec()));
      CommandRegistry child = mesh.child(root, "child", b -> b.codec(new PointCodec()));
      Command<Point, Point> turn = Command.of("turn", Point.class, Point.class);
      child.register(turn, point -> new Point(point.y(), point.x()));
      assertThat(root.execute(turn, new Point(1, 2))).isCompletedWithValue(new Point(2, 1));
      assertThat(root.execute("turn", Map.of("x", 1, "y", 2)))
          .isCompletedWithValue(Map.of("x", 2, "y", 1));
      child.register("unfit", q -> new Object());
      assertThatThrownBy(() -> root.execute("unfit", null).join())
          .hasMessageContaining("the answer of unfit could not be sent: no data can be made of")
          .cause()
          .extracting(thrown -> ((CommandException) thrown).code())
          .isEqualTo(ErrorCode.INTERNAL_ERROR);
      assertThatThrownBy(() -> root.execute("turn", new Object()).join())
          .hasMessageContaining("no data can be made of the request of turn: no data can be")
          .cause()
          .extracting(thrown -> ((CommandException) thrown).code())
          .isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(root.inFlight() + child.inFlight()).isZero();
      assertThat(mesh.failures)
          .singleElement()
          .matches(failure -> failure.kind() == ChannelFailure.Kind.SENDING)
          .matches(failure -> failure.subject().equals("answer of unfit"));
    }
  }
}
