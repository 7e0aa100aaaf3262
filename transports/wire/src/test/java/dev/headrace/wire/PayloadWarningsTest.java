package dev.headrace.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.CommandInfo;
import dev.headrace.channel.Data;
import dev.headrace.channel.Message;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.MessageId;
import dev.headrace.testsupport.ReportedFailures;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other implementations may refuse or get wrong: said once, or written otherwise. */
class PayloadWarningsTest {
  private static final MessageId ID = MessageId.of("a");
  private static final long BIG = (1L << 53) + 1;

  record Order(long id, int quantity) {}

  private final JacksonCodec codec = JacksonCodec.create();

  private static MessageJson json(Consumer<WireOptions> said) {
    WireOptions options = new WireOptions();
    said.accept(options);
    return options.json(new OnceLog());
  }

  private static String write(MessageJson json, Message message) throws Exception {
    return new String(json.write(message), UTF_8);
  }

  private static List<String> warnings() {
    return ReportedFailures.take().stream().map(ReportedFailures.Report::message).toList();
  }

  private static ExecuteRequest call(String command, Object request) {
    return new ExecuteRequest(ID, command, request);
  }

  // ---- requests that are no objects

  @Test
  void aRequestThatIsNoObjectIsWarnedOfOncePerCommand() throws Exception {
    MessageJson json = json(o -> {});
    for (int i = 0; i < 3; i++) {
      json.write(call("greet", "Ada"));
      json.write(call("twice", 5));
      json.write(call("sum", List.of(1, 2)));
    }
    assertThat(warnings())
        .containsExactly(
            "the request of greet is a text and no object, which peers may refuse. Fix: have it take a record or a map, or say noPayloadWarnings() where all peers take it. It is not logged again",
            "the request of twice is 5 and no object, which peers may refuse. Fix: have it take a record or a map, or say noPayloadWarnings() where all peers take it. It is not logged again",
            "the request of sum is a list and no object, which peers may refuse. Fix: have it take a record or a map, or say noPayloadWarnings() where all peers take it. It is not logged again");
  }

  @Test
  void objectsNoRequestsEventsAndResultsAreNotWarnedOf() throws Exception {
    MessageJson json = json(o -> {});
    json.write(call("order", new Order(1, 2)));
    json.write(call("order", Map.of("id", 1)));
    json.write(call("order", new Data(Map.of("id", 1))));
    json.write(call("order", null));
    json.write(new EventMessage(ID, "e", "text"));
    json.write(new ExecuteResponse(ID, ID, 5, null));
    assertThat(warnings()).isEmpty();
  }

  // ---- whole numbers that not every double can tell from the next

  @Test
  void bigNumbersAreExactAndWarnedOfOncePerCommandAndEvent() throws Exception {
    MessageJson json = json(o -> {});
    for (int i = 0; i < 3; i++) {
      assertThat(write(json, call("order", new Order(BIG, 1)))).contains("9007199254740993");
      json.write(new EventMessage(ID, "ordered", List.of(Map.of("id", -BIG))));
      json.write(new ExecuteResponse(ID, ID, new Order(BIG, 1), null));
    }
    assertThat(warnings())
        .hasSize(3)
        .allMatch(warning -> warning.contains("Fix: say bigNumbersAsText()"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("the request of order has a whole number beyond"),
            second -> assertThat(second).startsWith("the payload of event ordered has"),
            third -> assertThat(third).startsWith("a result has"));
  }

  @Test
  void whereAllPeersReadAnythingNothingIsWarnedOf() throws Exception {
    MessageJson json = json(WireOptions::noPayloadWarnings);
    json.write(call("greet", "Ada"));
    assertThat(write(json, call("order", new Order(BIG, 1)))).contains("{\"id\":9007199254740993,");
    assertThat(warnings()).isEmpty();
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        Arguments.of((1L << 53) - 1, "9007199254740991"),
        Arguments.of(-(1L << 53) + 1, "-9007199254740991"),
        Arguments.of(1L << 53, "\"9007199254740992\""),
        Arguments.of(-(1L << 53), "\"-9007199254740992\""),
        Arguments.of(Long.MIN_VALUE, "\"-9223372036854775808\""),
        Arguments.of(BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE), "9007199254740991"),
        Arguments.of(BigInteger.ONE.shiftLeft(53), "\"9007199254740992\""),
        Arguments.of(BigInteger.ONE.shiftLeft(53).negate(), "\"-9007199254740992\""),
        Arguments.of(new BigDecimal("9007199254740993.00"), "\"9007199254740993\""),
        Arguments.of(new BigDecimal("9007199254740993.5"), "9007199254740993.5"),
        Arguments.of(1e20, "100000000000000000000"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void asTextBigNumbersAreTheirDigits(Number number, String text) throws Exception {
    MessageJson json = json(WireOptions::bigNumbersAsText);
    assertThat(write(json, new EventMessage(ID, "e", number))).endsWith(":" + text + "}");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void asTextBigNumbersComeBackAsTheNumbersThatTheyWere() throws Exception {
    MessageJson json = MessageJson.of(codec).bigNumbersAsText();
    byte[] line = json.write(call("order", new Order(Long.MAX_VALUE, 7)));
    assertThat(new String(line, UTF_8))
        .endsWith("{\"id\":\"9223372036854775807\",\"quantity\":7}}");
    Data data = (Data) ((ExecuteRequest) json.read(line)).request();
    assertThat(codec.decode(data.value(), Order.class)).isEqualTo(new Order(Long.MAX_VALUE, 7));
    assertThat(codec.decode("9223372036854775807", Long.class)).isEqualTo(Long.MAX_VALUE);
    assertThat(codec.decode("9223372036854775808", BigInteger.class))
        .isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(new SchemaCheck(JsonSchemas.of(codec).of(Order.class)).problem(data.value()))
        .isNull();
  }

  @Test
  void schemasAreLeftAsTheyAre() throws Exception {
    Map<String, Object> schema = Map.of("request", Map.of("maximum", Long.MAX_VALUE));
    MessageJson json = json(WireOptions::bigNumbersAsText);
    assertThat(write(json, new RegisterRequest(ID, new CommandInfo("x", null, schema))))
        .contains("{\"maximum\":9223372036854775807}");
    json(o -> {}).write(new RegisterRequest(ID, new CommandInfo("x", null, schema)));
    assertThat(warnings()).isEmpty();
  }

  // ---- what JSON has not

  @Test
  void aNumberThatJsonHasNotIsRefusedWithTheNameOfTheCommand() {
    record Price(double price) {}
    assertThatThrownBy(() -> json(o -> {}).write(call("price.set", new Price(Double.NaN))))
        .hasMessage(
            "no data can be made of the request of price.set: NaN is no data: there is no such number in JSON");
  }
}
