package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.headrace.channel.ChannelPair;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.InMemoryChannel;
import java.util.ArrayList;
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

  private String problem(Class<?> type, Object data) {
    return new SchemaCheck(schemas.of(type)).problem(data);
  }

  // ---- types that are one of several

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  sealed interface Shape permits Circle, Group {}

  @JsonTypeName("circle")
  record Circle(double radius) implements Shape {}

  @JsonTypeName("group")
  record Group(List<Shape> shapes) implements Shape {}

  @Test
  void aSealedTypeIsOneOfItsTypesByThePropertyThatTellsWhich() {
    Map<String, Object> schema = schemas.of(Shape.class);
    assertThat(schema.get("$ref")).isEqualTo("#/$defs/Shape");
    assertThat(schema.get("$defs"))
        .isEqualTo(
            Map.of(
                "Shape",
                Map.of(
                    "oneOf",
                    List.of(
                        Map.of(
                            "type",
                            "object",
                            "properties",
                            Map.of(
                                "kind",
                                Map.of("const", "circle"),
                                "radius",
                                Map.of("type", "number")),
                            "required",
                            List.of("kind", "radius")),
                        Map.of(
                            "type",
                            "object",
                            "properties",
                            Map.of(
                                "kind",
                                Map.of("const", "group"),
                                "shapes",
                                Map.of("type", "array", "items", Map.of("$ref", "#/$defs/Shape"))),
                            "required",
                            List.of("kind", "shapes"))))));
  }

  @Test
  void whatTheCodecWritesOfASealedTypeFitsItsSchemaAndOtherThingsDont() {
    Shape shape = new Group(List.of(new Circle(1.5), new Group(List.of())));
    Object data = codec.encode(shape);
    assertThat(problem(Shape.class, data)).isNull();
    assertThat(codec.decode(data, Shape.class)).isEqualTo(shape);
    Map<String, Object> round = Map.of("kind", "circle", "radius", "round");
    assertThat(problem(Shape.class, round)).isEqualTo("radius must be number, and is a string");
    assertThat(problem(Shape.class, Map.of("kind", "group", "shapes", List.of(round))))
        .isEqualTo("shapes[0].radius must be number, and is a string");
    assertThat(problem(Shape.class, Map.of("kind", "square")))
        .isEqualTo("it is none of the 2 things that it may be");
    assertThat(problem(Shape.class, Map.of("radius", 1)))
        .isEqualTo("it is none of the 2 things that it may be");
  }

  @Test
  void oneOfTheTypesAloneIsToldToo() {
    Object data = codec.encode(new Circle(1));
    assertThat(problem(Circle.class, data)).isNull();
    assertThat(problem(Circle.class, Map.of("kind", "group", "radius", 1)))
        .isEqualTo("kind must be circle");
  }

  sealed interface Change permits Renamed, Moved, Gone {}

  record Renamed(String name) implements Change {}

  record Moved(int floor) implements Change {}

  enum Gone implements Change {
    GONE
  }

  @Test
  void whereNothingTellsWhichItIsASealedTypeIsAnyOfItsTypes() {
    assertThat(schemas.of(Change.class).get("anyOf")).asInstanceOf(LIST).hasSize(3);
    assertThat(problem(Change.class, Map.of("name", "x"))).isNull();
    assertThat(problem(Change.class, Map.of("name", "x", "floor", 1))).isNull();
    assertThat(problem(Change.class, "GONE")).isNull();
    assertThat(problem(Change.class, Map.of("floor", "first")))
        .isEqualTo("it is none of the 3 things that it may be");
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Text.class, name = "text"),
    @JsonSubTypes.Type(value = Picture.class, name = "picture")
  })
  interface Part {}

  record Text(String text) implements Part {}

  record Picture(byte[] bytes) implements Part {}

  record Letter(List<Part> parts) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  sealed interface Boxed permits Box {}

  @JsonTypeName("box")
  record Box(int size) implements Boxed {}

  @Test
  void whatIsToldAroundAValueIsInTheSchemaToo() {
    Object data = codec.encode(new Letter(List.of(new Text("x"), new Picture(new byte[] {1}))));
    assertThat(problem(Letter.class, data)).as("" + data).isNull();
    assertThat(problem(Part.class, Map.of("sound", Map.of("text", "x"))))
        .isEqualTo("it is none of the 2 things that it may be");
    assertThat(problem(Boxed.class, codec.encode(new Box(1)))).isNull();
    assertThat(problem(Boxed.class, List.of("box"))).isEqualTo("it must have 2 elements or more");
    assertThat(problem(Boxed.class, List.of("bag", Map.of("size", 1))))
        .isEqualTo("[0] must be box");
  }

  sealed interface Outcome<T> permits Done, Failed {}

  record Done<T>(T value) implements Outcome<T> {}

  record Failed<T>(String why) implements Outcome<T> {}

  record Report(Outcome<Integer> first) {}

  @Test
  void theTypesOfASealedTypeKnowItsArguments() {
    assertThat(problem(Report.class, Map.of("first", Map.of("value", 1)))).isNull();
    assertThat(problem(Report.class, Map.of("first", Map.of("value", "one"))))
        .isEqualTo("first is none of the 2 things that it may be");
  }

  // ---- values, maps, names

  enum Speed {
    @JsonProperty("slow")
    SLOW,
    FAST {
      @Override
      public String toString() {
        return "very fast";
      }
    }
  }

  enum Level {
    LOW(1),
    HIGH(2);

    private final int number;

    Level(int number) {
      this.number = number;
    }

    @JsonValue
    int number() {
      return number;
    }
  }

  record Limits(Speed speed, Level level, Map<Speed, Optional<Integer>> each) {}

  @Test
  void enumsAreWhatTheCodecWritesOfThem() {
    Limits limits = new Limits(Speed.FAST, Level.HIGH, Map.of(Speed.SLOW, Optional.of(3)));
    Map<?, ?> data = (Map<?, ?>) codec.encode(limits);
    assertThat(problem(Limits.class, data)).as("" + data).isNull();
    assertThat(schemas.of(Level.class).get("enum")).isEqualTo(List.of(1, 2));
    assertThat(schemas.of(Level.class)).doesNotContainKey("type");
    assertThat(problem(Limits.class, Map.of("speed", "SLOW", "level", 1, "each", Map.of())))
        .startsWith("speed must be one of [slow, ");
    assertThat(problem(Limits.class, Map.of("speed", "slow", "level", 3, "each", Map.of())))
        .isEqualTo("level must be one of [1, 2]");
    assertThat(
            problem(
                Limits.class, Map.of("speed", "slow", "level", 2.0, "each", Map.of("QUICK", 1))))
        .startsWith("each.QUICK must be one of");
    assertThat(
            problem(Limits.class, Map.of("speed", "slow", "level", 2, "each", Map.of("slow", "1"))))
        .isEqualTo("each.slow must be integer, and is a string");
  }

  record Symbol(@JsonValue String text) {}

  record Event(Symbol symbol, java.time.LocalDate day, java.util.UUID id) {}

  @Test
  void whatIsWrittenAsATextIsOne() {
    Event event = new Event(new Symbol("x"), java.time.LocalDate.EPOCH, new java.util.UUID(1, 2));
    assertThat(problem(Event.class, codec.encode(event))).isNull();
    assertThat(problem(Event.class, Map.of("symbol", 1, "day", "1970-01-01", "id", "x")))
        .isEqualTo("symbol must be string, and is 1");
  }

  record Page<T>(List<T> items, @Nullable Page<T> next) {}

  record Pages(Page<String> texts, Page<Integer> numbers) {}

  @Test
  void genericTypesOfOneNameHaveDefinitionsOfTheirOwn() {
    Map<String, Object> schema = schemas.of(Pages.class);
    assertThat(schema.get("$defs"))
        .asInstanceOf(MAP)
        .containsOnlyKeys("Page", "JsonSchemasTest.Page");
    Map<String, Object> texts = Map.of("items", List.of("x"));
    Map<String, Object> numbers = Map.of("items", List.of(1), "next", Map.of("items", List.of(2)));
    assertThat(problem(Pages.class, Map.of("texts", texts, "numbers", numbers))).isNull();
    assertThat(
            problem(Pages.class, Map.of("texts", Map.of("items", List.of(1)), "numbers", numbers)))
        .isEqualTo("texts.items[0] must be string, and is 1");
  }

  static final class Buying {
    record Line(int price, List<Line> more) {}
  }

  static final class Selling {
    record Line(String reason, List<Line> more) {}
  }

  record Trade(Buying.Line bought, Selling.Line sold) {}

  @Test
  void nestedTypesOfOneSimpleNameHaveDefinitionsOfTheirOwn() {
    assertThat(schemas.of(Trade.class).get("$defs"))
        .asInstanceOf(MAP)
        .containsOnlyKeys("Line", "Selling.Line");
    Object data =
        codec.encode(
            new Trade(
                new Buying.Line(1, List.of(new Buying.Line(2, List.of()))),
                new Selling.Line("x", List.of(new Selling.Line("y", List.of())))));
    assertThat(problem(Trade.class, data)).isNull();
    assertThat(
            problem(
                Trade.class,
                Map.of(
                    "bought", Map.of("price", 1, "more", List.of()),
                    "sold", Map.of("reason", "x", "more", List.of(Map.of("price", 1))))))
        .isEqualTo("sold.more[0].reason is missing");
  }

  record Ping(String name, Optional<Pong> pong) {}

  record Pong(int count, Optional<Ping> ping) {}

  @Test
  void typesThatHaveEachOtherWithinEnd() {
    Object data =
        codec.encode(
            new Ping("a", Optional.of(new Pong(1, Optional.of(new Ping("b", Optional.empty()))))));
    assertThat(problem(Ping.class, data)).isNull();
    assertThat(problem(Ping.class, Map.of("name", "a", "pong", Map.of("count", "one"))))
        .isEqualTo("pong.count must be integer, and is a string");
  }

  @Test
  void aSchemaMayReferToItselfAsAWhole() {
    SchemaCheck check =
        new SchemaCheck(
            Map.of(
                "type", "object",
                "additionalProperties", Map.of("$ref", "#"),
                "properties", Map.of("n", Map.of("type", "integer"))));
    assertThat(check.problem(Map.of("n", 1, "x", Map.of("n", 2)))).isNull();
    assertThat(check.problem(Map.of("n", 1, "x", Map.of("n", "2"))))
        .isEqualTo("x.n must be integer, and is a string");
  }

  @Test
  void oneOfFitsOneAlone() {
    SchemaCheck check =
        new SchemaCheck(Map.of("oneOf", List.of(Map.of("minimum", 1), Map.of("maximum", 5))));
    assertThat(check.problem(0)).isNull();
    assertThat(check.problem(9)).isNull();
    assertThat(check.problem(3)).isEqualTo("it fits more than one of what it may be");
  }

  @Test
  void aBigWholeNumberMayBeAText() {
    assertThat(problem(Add.class, Map.of("a", 1, "b", "9007199254740993"))).isNull();
    assertThat(problem(Add.class, Map.of("a", "9007199254740993", "b", 1)))
        .isEqualTo("a must be 2147483647 or less");
    assertThat(problem(Add.class, Map.of("a", 1, "b", "12")))
        .isEqualTo("b must be integer, and is a string");
  }

  // ---- commands

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
  void requestsThatDontFitAreNotSentIfOutgoingOnesAreHeldToTheSchemaToo() {
    RequestValidation validation =
        RequestValidation.create().add(ADD, schemas.of(ADD.requestType())).alsoOutgoing(codec);
    CommandRegistry root =
        CommandRegistry.builder("root").codec(codec).intercept(validation).build();
    CommandRegistry worker = CommandRegistry.builder("worker").router("root").codec(codec).build();
    List<Object> came = new ArrayList<>();
    worker.register(
        "math.add",
        request -> {
          came.add(request);
          return 3L;
        });
    ChannelPair pair = InMemoryChannel.pair("worker", "root", o -> o.serialising(codec));
    root.connect(pair.first());
    worker.connect(pair.second());

    assertThat(root.execute(ADD, new Add(1, 2)).join()).isEqualTo(3);
    assertThat(came).hasSize(1);
    assertThatThrownBy(() -> root.execute("math.add", Map.of("a", 1)).join())
        .hasMessageContaining("the request of math.add: b is missing")
        .cause()
        .extracting(thrown -> ((CommandException) thrown).code())
        .isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThatThrownBy(() -> root.execute("math.add", null).join())
        .hasMessageContaining("it must be object, and is missing");
    assertThat(came).hasSize(1);
    assertThat(root.inFlight()).isZero();
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
