package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectTest {
  enum Side {
    BUY,
    SELL,
    SHORT
  }

  record Order(Side side, String symbol, int quantity) {}

  sealed interface Shape permits Circle, Polygon {}

  record Circle(int radius) implements Shape {}

  sealed interface Polygon extends Shape permits Square, Triangle {}

  record Square(int side) implements Polygon {}

  record Triangle(int base) implements Polygon {}

  record Limits(int max) {}

  private final World world = World.builder().add(new Limits(10)).build();
  private final List<Object> log = new ArrayList<>();
  private final Handler<Object> sink = Handler.of("sink", log::add);

  private Pipe<Order, Order> orders() {
    return Pipeline.of(world, Order.class);
  }

  private static Order order(Side side, int quantity) {
    return new Order(side, "EURUSD", quantity);
  }

  @Test
  void theArmOfTheKeyRunsAndNoOther() {
    Handler<Order> handler =
        orders()
            .select(Order::side)
            .when(Side.BUY, arm -> arm.then(o -> "buy " + o.quantity()))
            .when(Set.of(Side.SELL, Side.SHORT), arm -> arm.then(o -> "sell " + o.quantity()))
            .exhaustive()
            .dispatch(sink)
            .build("sides");
    handler.run(order(Side.BUY, 1));
    handler.run(order(Side.SHORT, 2));
    handler.run(order(Side.SELL, 3));
    assertThat(log).containsExactly("buy 1", "sell 2", "sell 3");
  }

  @Test
  void otherKeysGoToTheLastArm() {
    Handler<Order> handler =
        orders()
            .select(Order::symbol)
            .when("EURUSD", arm -> arm.then(o -> "euro"))
            .when("GBPUSD", arm -> arm.then(o -> "pound"))
            .otherwise(arm -> arm.then(o -> "other " + o.symbol()))
            .dispatch(sink)
            .build("symbols");
    for (String symbol : List.of("GBPUSD", "USDJPY", "EURUSD")) {
      handler.run(new Order(Side.BUY, new String(symbol), 1));
    }
    assertThat(log).containsExactly("pound", "other USDJPY", "euro");
  }

  @Test
  void theKeyIsTakenOnceAndArmsMayBeOfAnyKind() {
    Handler<Order> handler =
        orders()
            .select(
                o -> {
                  log.add("key");
                  return o.quantity() % 3;
                })
            .when(0, arm -> arm.guard(o -> o.quantity() > 5))
            .when(1, arm -> arm.guard(o -> false))
            .otherwise(arm -> arm.guard(o -> true))
            .then(Order::quantity)
            .dispatch(sink)
            .build("kinds");
    for (int quantity : new int[] {3, 6, 7, 8}) {
      handler.run(order(Side.BUY, quantity));
    }
    assertThat(log).containsExactly("key", "key", 6, "key", "key", 8);
  }

  static boolean within(Res<Limits> limits, Integer quantity) {
    return quantity <= limits.get().max();
  }

  @Test
  void armsGetTheProjectionAndTheLastOneTheValueItself() {
    Handler<Order> handler =
        orders()
            .select(Order::side)
            .project(Order::quantity)
            .when(Side.BUY, arm -> arm.guard(SelectTest::within).dispatch(sink))
            .otherwise(arm -> arm.dispatch(sink))
            .build("projected");
    handler.run(order(Side.BUY, 5));
    handler.run(order(Side.BUY, 50));
    handler.run(order(Side.SELL, 7));
    assertThat(log).containsExactly(5, order(Side.SELL, 7));
  }

  @Test
  void theFirstClassThatFitsIsChosen() {
    Handler<Shape> handler =
        Pipeline.of(world, Shape.class)
            .selectType()
            .when(Circle.class, arm -> arm.then(c -> "circle " + c.radius()))
            .when(Square.class, arm -> arm.then(s -> "square " + s.side()))
            .when(Polygon.class, arm -> arm.then(p -> "polygon"))
            .exhaustive(Shape.class)
            .dispatch(sink)
            .build("shapes");
    handler.run(new Square(2));
    handler.run(new Triangle(3));
    handler.run(new Circle(1));
    assertThat(log).containsExactly("square 2", "polygon", "circle 1");
  }

  @Test
  void aKeyOrClassWithoutAnArmIsFoundWhenTheFlowIsBuilt() {
    End<Order> sides =
        orders().select(Order::side).when(Side.BUY, arm -> arm.dispatch(sink)).exhaustive();
    assertThatThrownBy(() -> sides.build("sides"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("no arm is said for [SELL, SHORT]", "otherwise(…)");
    End<Shape> shapes =
        Pipeline.of(world, Shape.class)
            .selectType()
            .when(Square.class, arm -> arm.dispatch(sink))
            .exhaustive(Shape.class);
    assertThatThrownBy(() -> shapes.build("shapes"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("no arm is said for [Circle, Triangle]");
    End<Order> texts =
        orders().select(Order::symbol).when("EURUSD", arm -> arm.dispatch(sink)).exhaustive();
    assertThatThrownBy(() -> texts.build("texts"))
        .hasMessageContaining("nobody knows all keys like [EURUSD]");
  }

  @Test
  void aKeyThatIsSaidTwiceIsFoundWhenTheFlowIsBuilt() {
    End<Order> twice =
        orders()
            .select(Order::side)
            .when(Side.BUY, arm -> arm.dispatch(sink))
            .when(Set.of(Side.BUY), arm -> arm.dispatch(sink))
            .otherwise(arm -> arm.dispatch(sink));
    assertThatThrownBy(() -> twice.build("twice"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("BUY is already registered");
  }

  @Test
  void keysOfSeveralTypesAreFoundByEquality() {
    Handler<Order> handler =
        orders()
            .<Object>select(order -> order.quantity() > 5 ? order.quantity() : order.side())
            .when(Side.BUY, arm -> arm.then(order -> "buy"))
            .when(1_000, arm -> arm.then(order -> "thousand"))
            .otherwise(arm -> arm.then(order -> "other"))
            .dispatch(sink)
            .build("mixed");
    handler.run(order(Side.BUY, 1));
    handler.run(order(Side.SELL, 1_000));
    handler.run(order(Side.SELL, 1));
    handler.run(order(Side.BUY, 7));
    assertThat(log).containsExactly("buy", "thousand", "other", "other");
  }

  @Test
  void aKeyOfAnotherTypeThanTheArmsGoesToTheLastArm() {
    Handler<Order> handler =
        orders()
            .<Object>select(order -> order.quantity() > 5 ? "BUY" : order.side())
            .when(Side.BUY, arm -> arm.then(order -> "buy"))
            .otherwise(arm -> arm.then(order -> "other"))
            .dispatch(sink)
            .build("another type");
    handler.run(order(Side.BUY, 1));
    handler.run(order(Side.BUY, 9));
    assertThat(log).containsExactly("buy", "other");
  }

  @Test
  void anyOfManyKeysFindsItsArm() {
    assertEachFindsItsArm(IntStream.range(-10, 30).boxed().toList(), 31);
    assertEachFindsItsArm(IntStream.range(0, 30).mapToObj(i -> "key " + i).toList(), "key");
    assertEachFindsItsArm(List.of(JavaVersion.values()), Side.BUY);
    List<Object> mixed = new ArrayList<>(List.of(Side.values()));
    IntStream.range(0, 10).forEach(i -> mixed.addAll(List.of(i, "key " + i, (long) i)));
    assertEachFindsItsArm(mixed, new Limits(1));
  }

  enum JavaVersion {
    V8,
    V9,
    V10,
    V11,
    V12,
    V13,
    V14,
    V15,
    V16,
    V17,
    V18
  }

  private void assertEachFindsItsArm(List<?> keys, Object unknown) {
    var choice =
        Pipeline.of(world, Object.class)
            .select(key -> key)
            .when(keys.get(0), arm -> arm.then(key -> "arm of " + keys.get(0)));
    for (Object key : keys.subList(1, keys.size())) {
      choice = choice.when(key, arm -> arm.then(value -> "arm of " + key));
    }
    Handler<Object> handler =
        choice.otherwise(arm -> arm.then(key -> "none")).dispatch(sink).build("many");
    log.clear();
    keys.forEach(handler::run);
    handler.run(unknown);
    List<Object> expected = new ArrayList<>();
    keys.forEach(key -> expected.add("arm of " + key));
    expected.add("none");
    assertThat(log).isEqualTo(expected);
  }

  @Test
  void severalKeysOfOneArmFindIt() {
    Handler<Object> handler =
        Pipeline.of(world, Object.class)
            .select(key -> key)
            .when(List.of(1, 2, 3), arm -> arm.then(key -> "few"))
            .when(List.of(4, 5), arm -> arm.then(key -> "more"))
            .otherwise(arm -> arm.then(key -> "many"))
            .dispatch(sink)
            .build("several");
    List.of(3, 6, 4, 1, 5, "1").forEach(handler::run);
    assertThat(log).containsExactly("few", "many", "more", "few", "more", "many");
  }

  @Test
  void anArmForNoKeysNeverRuns() {
    Handler<Order> handler =
        orders()
            .select(Order::side)
            .when(List.of(), arm -> arm.then(order -> "none"))
            .otherwise(arm -> arm.then(order -> "all"))
            .dispatch(sink)
            .build("no keys");
    handler.run(order(Side.BUY, 1));
    assertThat(log).containsExactly("all");
  }

  @Test
  void bothAnswersOfABooleanAreExhaustive() {
    Handler<Order> handler =
        orders()
            .select(o -> o.quantity() > 5)
            .when(true, arm -> arm.then(o -> "big"))
            .when(false, arm -> arm.then(o -> "small"))
            .exhaustive()
            .dispatch(sink)
            .build("big");
    handler.run(order(Side.BUY, 9));
    handler.run(order(Side.BUY, 1));
    assertThat(log).containsExactly("big", "small");
  }
}
