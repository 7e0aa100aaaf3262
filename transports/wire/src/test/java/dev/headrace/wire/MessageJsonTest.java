package dev.headrace.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headrace.channel.CommandInfo;
import dev.headrace.channel.Data;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.MalformedMessageException;
import dev.headrace.channel.Message;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.Failure;
import dev.headrace.channel.Message.ListRequest;
import dev.headrace.channel.Message.ListResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.Message.RegisterResponse;
import dev.headrace.channel.MessageId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages as the protocol has them on the wire. */
class MessageJsonTest {
  private static final MessageId A = MessageId.of("a");
  private static final MessageId B = MessageId.of("b");

  private final MessageJson json = MessageJson.of(JacksonCodec.create());

  record Add(int a, int b) {}

  static Stream<Arguments> vectors() {
    Map<String, Object> schema = Map.of("request", Map.of("type", "object"));
    return Stream.of(
        Arguments.of(new ListRequest(A), "{'id':'a','type':'list.commands.request'}"),
        Arguments.of(
            new ListResponse(B, A, List.of(CommandInfo.of("early.cmd"))),
            "{'id':'b','thid':'a','type':'list.commands.response','commands':[{'id':'early.cmd'}]}"),
        Arguments.of(
            new RegisterRequest(A, new CommandInfo("math.add", "Adds", schema)),
            "{'id':'a','type':'register.command.request','command':{'id':'math.add','description':'Adds','schema':{'request':{'type':'object'}}}}"),
        Arguments.of(
            new RegisterRequest(A, new CommandInfo("void.cmd", "no payloads", Map.of())),
            "{'id':'a','type':'register.command.request','command':{'id':'void.cmd','description':'no payloads','schema':{}}}"),
        Arguments.of(
            new RegisterResponse(B, A, null),
            "{'id':'b','thid':'a','type':'register.command.response','response':{'ok':true}}"),
        Arguments.of(
            new ExecuteRequest(A, "math.add", new Data(Map.of("a", 2))),
            "{'id':'a','type':'execute.command.request','commandId':'math.add','request':{'a':2}}"),
        Arguments.of(
            new ExecuteRequest(A, "void.cmd", new Data(Map.of())),
            "{'id':'a','type':'execute.command.request','commandId':'void.cmd','request':{}}"),
        Arguments.of(
            new ExecuteRequest(A, "void.cmd", null),
            "{'id':'a','type':'execute.command.request','commandId':'void.cmd'}"),
        Arguments.of(
            new ExecuteResponse(B, A, new Data(Map.of("sum", 5)), null),
            "{'id':'b','thid':'a','type':'execute.command.response','response':{'ok':true,'result':{'sum':5}}}"),
        Arguments.of(
            new ExecuteResponse(B, A, null, null),
            "{'id':'b','thid':'a','type':'execute.command.response','response':{'ok':true}}"),
        Arguments.of(
            new EventMessage(A, "user.updated", new Data(Map.of("id", 42))),
            "{'id':'a','type':'event','eventId':'user.updated','payload':{'id':42}}"),
        Arguments.of(
            new EventMessage(A, "user.updated", null),
            "{'id':'a','type':'event','eventId':'user.updated'}"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyMessageIsWrittenAndReadAsSpecified(Message message, String text) throws Exception {
    assertThat(write(message)).isEqualTo(text.replace('\'', '"'));
    assertThat(read(text)).isEqualTo(message);
  }

  @Test
  void errorsAreObjectsInAnswersAndTextsInRefusals() throws Exception {
    String failed =
        write(new ExecuteResponse(B, A, null, new Failure(ErrorCode.NOT_FOUND, "no \"x\"")));
    assertThat(failed)
        .startsWith("{\"id\":\"b\",\"thid\":\"a\",\"type\":\"execute.command.response\"")
        .contains("\"ok\":false", "\"code\":\"not_found\"", "\"message\":\"no \\\"x\\\"\"");
    assertThat(write(new RegisterResponse(B, A, ErrorCode.DUPLICATE_COMMAND)))
        .contains("\"ok\":false", "\"error\":\"duplicate_command\"");
  }

  @Test
  void whatOthersAddOrOrderDifferentlyIsReadAllTheSame() {
    assertThat(
            read(
                "{'response':{'result':null,'ok':true,'at':1},'thid':'a','x':[{}],'id':'b','type':'execute.command.response'}"))
        .isEqualTo(new ExecuteResponse(B, A, null, null));
    assertThat(read("{'id':'a','type':'event','eventId':'e','payload':null}"))
        .isEqualTo(new EventMessage(A, "e", null));
    ExecuteResponse noMessage =
        (ExecuteResponse)
            read(
                "{'id':'b','type':'execute.command.response','thid':'a','response':{'ok':false,'error':{'code':'internal_error'}}}");
    assertThat(noMessage.error())
        .isEqualTo(new Failure(ErrorCode.INTERNAL_ERROR, "internal_error"));
  }

  @Test
  void textOfAnyAlphabetComesBack() throws Exception {
    String text = "hé ✓ 🚀 \n\r\t \u0000 \" \\ \u2028";
    byte[] line = json.write(new EventMessage(A, "e", text));
    assertThat(new String(line, UTF_8)).doesNotContain("\n", "\r").contains("🚀");
    assertThat(((EventMessage) json.read(line)).payload()).isEqualTo(new Data(text));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of(5, "5"),
        Arguments.of(5.0, "5"),
        Arguments.of(5.0f, "5"),
        Arguments.of(-0.0, "0"),
        Arguments.of(0.1, "0.1"),
        Arguments.of(0.1f, "0.1"),
        Arguments.of(1e20, "100000000000000000000"),
        Arguments.of(1e21, "1.0E21"),
        Arguments.of(Long.MAX_VALUE, "9223372036854775807"),
        Arguments.of((short) 3, "3"),
        Arguments.of(new BigDecimal("5.00"), "5"),
        Arguments.of(new BigDecimal("5.25"), "5.25"),
        Arguments.of(new BigDecimal("1E+3"), "1000"),
        Arguments.of(new BigDecimal("1E+1000000"), "1E+1000000"),
        Arguments.of(
            new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void wholeNumbersAreWrittenWithoutAFraction(Number number, String text) throws Exception {
    assertThat(write(new EventMessage(A, "e", number)))
        .isEqualTo("{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":" + text + "}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbersThatJsonHasNotAreRefused(double number) {
    assertThatThrownBy(() -> json.write(new EventMessage(A, "e", List.of(number))))
        .hasMessageContaining("there is no such number in JSON");
  }

  static Stream<Arguments> readNumbers() {
    return Stream.of(
        Arguments.of("5", 5),
        Arguments.of("5.0", 5),
        Arguments.of("-5e3", -5000),
        Arguments.of("9007199254740993", 9007199254740993L),
        Arguments.of("9007199254740993.0", 9007199254740993L),
        Arguments.of("0.1", 0.1),
        Arguments.of("-0.0", 0),
        Arguments.of("0.1000000000000000000001", new BigDecimal("0.1000000000000000000001")),
        Arguments.of("1e400", new BigDecimal("1e400")),
        Arguments.of(
            "123456789012345678901234567890", new BigInteger("123456789012345678901234567890")));
  }

  @ParameterizedTest
  @MethodSource("readNumbers")
  void numbersAreReadExactly(String text, Number number) {
    Message read = read("{'id':'a','type':'event','eventId':'e','payload':" + text + "}");
    assertThat(((EventMessage) read).payload()).isEqualTo(new Data(number));
  }

  @Test
  void everyDoubleComesBackAsTheNumberThatItWas() throws Exception {
    Random random = new Random(20261120);
    for (int i = 0; i < 5_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number) && Math.abs(number) > 1e-300) {
        byte[] line = json.write(new EventMessage(A, "e", number));
        Data data = (Data) ((EventMessage) json.read(line)).payload();
        assertThat(((Number) data.value()).doubleValue())
            .as(new String(line, UTF_8))
            .isEqualTo(number);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "\"text\"",
        "null",
        "{\"id\":\"a\"",
        "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\"} {}",
        "{\"id\":\"\",\"type\":\"list.commands.request\"}",
        "{\"id\":1,\"type\":\"list.commands.request\"}",
        "{\"id\":\"a\",\"type\":\"hello\"}",
        "{\"type\":\"event\",\"eventId\":\"e\"}",
        "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":NaN}",
        "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":1e999999999}",
        "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":1e99999999999999}",
        "{'id':'a','type':'list.commands.request'}"
      })
  void whatIsNoMessageIsMalformed(String text) {
    assertThatThrownBy(() -> json.read(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("no message");
  }

  @Test
  void brokenUtf8IsMalformed() {
    for (byte[] broken :
        new byte[][] {
          {(byte) 0xC0, (byte) 0xAF}, // a slash in two bytes
          {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // half of a pair
          {(byte) 0xFF},
          {(byte) 0xE2, (byte) 0x82}
        }) {
      byte[] head = "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"".getBytes(UTF_8);
      byte[] tail = "\"}".getBytes(UTF_8);
      byte[] line = new byte[head.length + broken.length + tail.length];
      System.arraycopy(head, 0, line, 0, head.length);
      System.arraycopy(broken, 0, line, head.length, broken.length);
      System.arraycopy(tail, 0, line, head.length + broken.length, tail.length);
      assertThatThrownBy(() -> json.read(line))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessageContaining("UTF-8");
    }
  }

  @Test
  void whatIsNestedTooDeeplyIsMalformedAndItsCallerIsKnown() {
    String call =
        "{\"id\":\"a\",\"type\":\"execute.command.request\",\"commandId\":\"c\",\"request\":"
            + "[".repeat(50_000);
    MalformedMessageException problem =
        catchThrowableOfType(
            MalformedMessageException.class, () -> json.read(call.getBytes(UTF_8)));
    assertThat(problem).hasMessageContaining("nesting depth");
    assertThat(problem.answerTo()).isEqualTo(A);
  }

  @Test
  void aNumberOfManyDigitsIsMalformed() {
    assertThatThrownBy(
            () ->
                read("{'id':'a','type':'event','eventId':'e','payload':" + "9".repeat(5_000) + "}"))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void recordsAndMapsArePayloads() throws Exception {
    assertThat(write(new EventMessage(A, "e", new Add(1, 2)))).endsWith("{\"a\":1,\"b\":2}}");
    Map<String, Object> map = new HashMap<>();
    map.put("none", null);
    assertThat(write(new EventMessage(A, "e", map))).endsWith("{\"none\":null}}");
  }

  record Blob(byte[] bytes, List<byte[]> more) {}

  @Test
  void bytesAreTextsAndComeBackAsBytes() throws Exception {
    byte[] bytes = {1, 2, (byte) 0xFF};
    assertThat(write(new EventMessage(A, "e", bytes))).endsWith("\"payload\":\"AQL/\"}");
    byte[] line = json.write(new EventMessage(A, "e", new Blob(bytes, List.of(bytes))));
    Data data = (Data) ((EventMessage) json.read(line)).payload();
    Blob read = (Blob) JacksonCodec.create().decode(data.value(), Blob.class);
    assertThat(read.bytes()).isEqualTo(bytes);
    assertThat(read.more().get(0)).isEqualTo(bytes);
  }

  private String write(Message message) throws Exception {
    return new String(json.write(message), UTF_8);
  }

  private Message read(String text) {
    return json.read(text.replace('\'', '"').getBytes(UTF_8));
  }
}
