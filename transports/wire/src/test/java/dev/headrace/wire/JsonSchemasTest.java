package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.InMemoryChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is advertised of a command, and requests that are held to it. */
class JsonSchemasTest {
  private final JacksonCodec codec = JacksonCodec.create();
  private final JsonSchemas schemas = JsonSchemas.of(codec);

  record Add(int a, long b) {}

  enum Side {
    BUY,
    SELL
  }

  record Order(
      String symbol,
      Side side,
      double price,
      List<Add> parts,
      Map<String, Boolean> flags,
      @Nullable String note,
      Optional<String> tag,
      @JsonProperty("the_id") String id) {}

  record Tree(String name, List<Tree> children) {}

  static final Command<Add, Long> ADD = Command.of("math.add", Add.class, Long.class);

  @Test
  void recordsBecomeObjects() {
    assertThat(schemas.of(Add.class))
        .isEqualTo(
            Map.of(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "type",
                "object",
                "properties",
                Map.of(
                    "a",
                    Map.of(
                        "type",
                        "integer",
                        "minimum",
                        Integer.MIN_VALUE,
                        "maximum",
                        Integer.MAX_VALUE),
                    "b",
                    Map.of("type", "integer")),
                "required",
                List.of("a", "b")));
  }

  @Test
  void componentsOfEveryKindAreDescribed() {
    Map<String, Object> order = schemas.of(Order.class);
    Map<?, ?> properties = (Map<?, ?>) order.get("properties");
    assertThat(properties.get("side"))
        .isEqualTo(Map.of("type", "string", "enum", List.of("BUY", "SELL")));
    assertThat(properties.get("price")).isEqualTo(Map.of("type", "number"));
    assertThat(((Map<?, ?>) properties.get("parts")).get("type")).isEqualTo("array");
    assertThat(properties.get("flags"))
        .isEqualTo(Map.of("type", "object", "additionalProperties", Map.of("type", "boolean")));
    assertThat(properties.get("tag")).isEqualTo(Map.of("type", "string"));
    assertThat(properties.containsKey("the_id")).isTrue();
    List<?> required = (List<?>) order.get("required");
    assertThat(required.stream().map(String::valueOf))
        .containsExactlyInAnyOrder("symbol", "side", "price", "parts", "flags", "the_id");
  }

  @Test
  void aTypeWithinItselfIsAReference() {
    Map<String, Object> tree = schemas.of(Tree.class);
    assertThat(tree.get("$ref")).isEqualTo("#/$defs/Tree");
    SchemaCheck check = new SchemaCheck(tree);
    Map<String, Object> leaf = Map.of("name", "leaf", "children", List.of());
    assertThat(check.problem(Map.of("name", "top", "children", List.of(leaf)))).isNull();
    assertThat(
            check.problem(
                Map.of("name", "top", "children", List.of(leaf, Map.of("children", List.of())))))
        .isEqualTo("children[1].name is missing");
  }

  @Test
  void aCommandIsAdvertisedWithWhatItTakesAndGives() {
    assertThat(schemas.of(ADD)).containsOnlyKeys("request", "response");
    assertThat(schemas.of(Command.of("stop", Void.class, Void.class))).isEmpty();
  }

  @Test
  void requestsThatDontFitAreRefusedBeforeTheHandler() {
    RequestValidation validation =
        RequestValidation.create().add(ADD, schemas.of(ADD.requestType()));
    CommandRegistry root = CommandRegistry.builder("root").codec(codec).build();
    CommandRegistry worker =
        CommandRegistry.builder("worker").router("root").codec(codec).intercept(validation).build();
    worker.register(ADD, o -> o.schema(schemas.of(ADD)), add -> add.a() + add.b());
    ChannelPair pair = InMemoryChannel.pair("worker", "root", o -> o.serialising(codec));
    root.connect(pair.first());
    worker.connect(pair.second());

    assertThat(root.execute(ADD, new Add(1, 2)).join()).isEqualTo(3);
    assertThat(root.execute("math.add", Map.of("a", 1, "b", 2.0, "more", "x")).join())
        .isEqualTo(3L);
    Map<String, Object> wrong =
        Map.of(
            "b is missing", Map.of("a", 1),
            "a must be integer, and is a string", Map.of("a", "1", "b", 2),
            "a must be integer, and is 1.5", Map.of("a", 1.5, "b", 2),
            "a must be 2147483647 or less", Map.of("a", 1L << 40, "b", 2),
            "it must be object, and is an array", List.of());
    wrong.forEach(
        (problem, request) ->
            assertThatThrownBy(() -> root.execute("math.add", request).join())
                .hasMessageContaining("the request of math.add: " + problem)
                .cause()
                .extracting(thrown -> ((CommandException) thrown).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST));
    root.close();
    worker.close();
  }

  @Test
  void whatTheCodecCantMakeIsAnInvalidRequest() {
    assertThat(codec.decode(Map.of("a", 1, "b", 2, "more", true), Add.class))
        .isEqualTo(new Add(1, 2));
    assertThatThrownBy(() -> codec.decode(Map.of("a", 1.5, "b", 2), Add.class))
        .hasMessageContaining("1.5");
  }
}
