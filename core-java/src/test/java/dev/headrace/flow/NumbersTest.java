package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.ContextHandler;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Longs and doubles flow without a box, through every combinator that they have. */
class NumbersTest {
  record Order(String symbol, int quantity, float price) {}

  record Limits(long max) {}

  record Unknown() {}

  static final class Position {
    long quantity;
    double value;

    void add(long more) {
      quantity += more;
    }
  }

  private final World world = World.builder().add(new Limits(100)).add(new Position()).build();
  private final List<Object> seen = new ArrayList<>();

  private Pipe<Order, Order> orders() {
    return Pipeline.of(world, Order.class);
  }

  private static Order order(int quantity) {
    return new Order("EURUSD", quantity, 1.5f);
  }

  private void see(Object value) {
    seen.add(value);
  }

  private List<Object> run(End<Order> end, Order... orders) {
    seen.clear();
    Handler<Order> handler = end.build("orders");
    for (Order order : orders) {
      handler.run(order);
    }
    return seen;
  }

  static long room(Res<Limits> limits, Order order) {
    return limits.get().max() - order.quantity();
  }

  static double share(Res<Limits> limits, long quantity) {
    return quantity / (double) limits.get().max();
  }

  static boolean fits(Res<Limits> limits, long quantity) {
    return quantity <= limits.get().max();
  }

  static void book(ResMut<Position> position, long quantity) {
    position.get().add(quantity);
  }

  static void miss(ResMut<Position> position) {
    position.get().add(-1);
  }

  @Test
  void anIntAndAFloatBecomeALongAndADouble() {
    assertThat(run(orders().thenLong(Order::quantity).end(this::see), order(7)))
        .containsExactly(7L);
    assertThat(run(orders().thenDouble(Order::price).end(this::see), order(7)))
        .containsExactly(1.5);
  }

  @Test
  void numbersBecomeNumbersAndValues() {
    assertThat(
            run(
                orders()
                    .thenLong(Order::quantity)
                    .thenLong(n -> n * 2)
                    .thenDouble(n -> n / 4.0)
                    .thenDouble(x -> x + 1)
                    .thenLong(x -> (long) x)
                    .then(n -> "lots: " + n)
                    .end(this::see),
                order(7)))
        .containsExactly("lots: 4");
    assertThat(run(orders().thenDouble(Order::price).then(x -> "at " + x).end(this::see), order(1)))
        .containsExactly("at 1.5");
  }

  @Test
  void functionsTakeAResourceFirst() {
    assertThat(
            run(
                orders()
                    .thenLong(NumbersTest::room)
                    .guard(NumbersTest::fits)
                    .tap(NumbersTest::book)
                    .thenDouble(NumbersTest::share)
                    .end(this::see),
                order(60),
                order(-7)))
        .containsExactly(0.4);
    assertThat(world.res(Position.class).get().quantity).isEqualTo(40);
  }

  @Test
  void aGuardLetsANumberPassOrNot() {
    assertThat(
            run(
                orders()
                    .thenLong(Order::quantity)
                    .guard(n -> n > 5)
                    .guard(n -> n < 9)
                    .onAbsent(() -> seen.add("none"))
                    .end(this::see),
                order(5),
                order(6),
                order(9)))
        .containsExactly("none", 6L, "none");
    assertThat(
            run(
                orders()
                    .thenDouble(Order::quantity)
                    .guard(x -> x > 5)
                    .thenDouble(x -> x / 2)
                    .guard(x -> x != 4)
                    .orElse(-1)
                    .end(this::see),
                order(5),
                order(6),
                order(8)))
        .containsExactly(-1.0, 3.0, -1.0);
  }

  @Test
  void whatIsAbsentStaysAbsentThroughEveryStep() {
    var none = orders().thenLong(Order::quantity).guard(n -> n > 1_000);
    List<End<Order>> ends =
        List.of(
            none.then(n -> n + "!").end(this::see),
            none.thenLong(n -> n + 1).end(this::see),
            none.thenDouble(n -> n + 1).tap(this::see).thenLong(x -> 1).tap(this::see).end(),
            none.thenDouble(n -> n).then(x -> x).end(this::see),
            none.tap(this::see).end(this::see),
            none.boxed().end(this::see));
    for (End<Order> end : ends) {
      assertThat(run(end, order(1))).isEmpty();
    }
  }

  @Test
  void anAbsentValueGivesNoNumber() {
    assertThat(
            run(
                orders()
                    .guard(o -> o.quantity() > 5)
                    .thenLong(Order::quantity)
                    .onAbsent(NumbersTest::miss)
                    .orElse(0)
                    .end(this::see),
                order(5),
                order(6)))
        .containsExactly(0L, 6L);
    assertThat(world.res(Position.class).get().quantity).isEqualTo(-1);
  }

  @Test
  void anAnswerAboutANumberFlowsOn() {
    assertThat(
            run(
                orders()
                    .thenLong(Order::quantity)
                    .check(NumbersTest::fits)
                    .not()
                    .value()
                    .end(this::see),
                order(100),
                order(101)))
        .containsExactly(false, true);
  }

  @Test
  void aBoxOpensEverythingThatValuesHave() {
    assertThat(
            run(
                orders().thenLong(Order::quantity).boxed().dedup().then(n -> n + 1).end(this::see),
                order(1),
                order(1),
                order(2)))
        .containsExactly(2L, 3L);
    assertThat(
            run(
                orders()
                    .thenDouble(Order::price)
                    .guard(x -> x > 9)
                    .boxed()
                    .orElse(0.5)
                    .end(this::see),
                order(1)))
        .containsExactly(0.5);
  }

  @Test
  void numbersAreMergedAsValues() {
    var dag = Dag.of(world, Order.class);
    var quantity = dag.event().thenLong(Order::quantity);
    var price = dag.event().thenDouble(Order::price).guard(x -> x > 1);
    dag.merge(quantity, price, (Long n, Double x) -> n * (x == null ? 0 : x)).end(this::see);
    Handler<Order> handler = dag.build("notional");
    handler.run(order(4));
    handler.run(new Order("EURUSD", 4, 0.5f));
    assertThat(seen).containsExactly(6.0, 0.0);
  }

  @Test
  void armsOfARouteAndOfASelectMayGiveNumbers() {
    assertThat(
            run(
                orders()
                    .route(
                        o -> o.quantity() > 5,
                        big -> big.thenLong(Order::quantity),
                        small -> small.thenLong(o -> -1))
                    .end(this::see),
                order(5),
                order(6)))
        .containsExactly(-1L, 6L);
    assertThat(
            run(
                orders()
                    .select(Order::quantity)
                    .when(1, one -> one.thenDouble(Order::price).guard(x -> x > 9))
                    .when(2, two -> two.thenDouble(o -> 2).guard(x -> x > 1))
                    .otherwise(other -> other.thenDouble(o -> 3).guard(x -> x > 1))
                    .onAbsent(() -> seen.add("none"))
                    .end(this::see),
                order(1),
                order(2),
                order(3)))
        .containsExactly("none", 2.0, 3.0);
  }

  @Test
  void aContextComesFirst() {
    ContextHandler<Position, Order> handler =
        ContextPipeline.build(
            "booking",
            ContextPipeline.of(world, Position.class, Order.class)
                .thenLong((Position position, Order order) -> position.quantity + order.quantity())
                .guard((Position position, long total) -> total < 10)
                .end((Position position, long total) -> position.quantity = total));
    Position position = new Position();
    handler.run(position, order(6));
    handler.run(position, order(4));
    handler.run(position, order(3));
    assertThat(position.quantity).isEqualTo(9);
  }

  @Test
  void aFailingStepIsNamedAndCanBeCaughtBeforeItIsANumber() {
    Handler<Order> handler = orders().thenLong(o -> 1 / o.quantity()).end(this::see).build("ratio");
    assertThatThrownBy(() -> handler.run(order(0)))
        .isInstanceOf(ArithmeticException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .singleElement()
                    .satisfies(step -> assertThat(step.step()).isEqualTo("thenLong")));
  }

  static long unresolved(Res<Unknown> missing, long quantity) {
    return quantity;
  }

  @Test
  void whatIsMissingIsCollected() {
    assertThatThrownBy(
            () ->
                orders()
                    .thenLong(Order::quantity)
                    .thenLong(NumbersTest::unresolved)
                    .guard(n -> n > 0)
                    .thenLong(NumbersTest::unresolved)
                    .end(this::see)
                    .build("orders"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("thenLong unresolved", "Unknown", "not registered");
  }

  @Test
  void theGraphShowsTheStepsInTheirOrder() {
    Handler<Order> handler =
        orders()
            .thenLong(Order::quantity)
            .guard(NumbersTest::fits)
            .orElse(0)
            .thenDouble(NumbersTest::share)
            .end(this::see)
            .build("orders");
    assertThat(handler.graph().toText())
        .contains("1 thenLong quantity ← 0", "2 guard fits; reads NumbersTest.Limits ← 1")
        .contains("orElse 0 ← 2 if absent", "thenDouble share; reads NumbersTest.Limits ← 2, 3");
  }

  /** Boxed numbers leave a box behind where a branch goes one way only; these never do. */
  @TestFactory
  @Tag("compiled")
  Stream<DynamicTest> nothingIsAllocated() {
    Position position = world.res(Position.class).get();
    Map<String, Function<Pipe<Order, Order>, End<Order>>> flows =
        Map.of(
            "long",
            p ->
                p.thenLong(Order::quantity).thenLong(n -> n << 20).end(n -> position.quantity += n),
            "double",
            p -> p.thenDouble(Order::price).thenDouble(x -> x * 2).end(x -> position.value += x),
            "guard that always passes",
            p ->
                p.thenLong(Order::quantity)
                    .thenLong(n -> n << 20)
                    .guard(n -> n != 5)
                    .thenLong(n -> n + 1)
                    .end(NumbersTest::book),
            "guard that passes now and then",
            p ->
                p.thenLong(Order::quantity)
                    .thenLong(n -> n << 20)
                    .guard(n -> n > 0)
                    .thenDouble(n -> n / 2.0)
                    .orElse(0.5)
                    .end(x -> position.value += x),
            "value that may be absent",
            p ->
                p.guard(o -> o.quantity() > 0)
                    .thenDouble(Order::price)
                    .guard(x -> x < 9)
                    .end(x -> position.value += x),
            "route",
            p ->
                p.route(
                        o -> o.quantity() > 0,
                        a -> a.thenLong(o -> o.quantity() << 20),
                        b -> b.thenLong(o -> -o.quantity() << 20))
                    .end(n -> position.quantity += n));
    Order[] orders = {order(70_000), order(-9_000), order(3)};
    return flows.entrySet().stream()
        .map(
            flow ->
                DynamicTest.dynamicTest(
                    flow.getKey(), () -> assertThat(bytes(flow.getValue(), orders)).isZero()));
  }

  private double bytes(Function<Pipe<Order, Order>, End<Order>> flow, Order[] orders) {
    return Memory.allocatedPerRunAtBest(
        () -> {
          Handler<Order> handler = flow.apply(orders()).build("numbers");
          return () -> {
            for (Order order : orders) {
              handler.run(order);
            }
          };
        });
  }
}
