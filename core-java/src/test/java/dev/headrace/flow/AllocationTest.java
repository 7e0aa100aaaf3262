package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Local;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Once compiled, no combinator allocates anything of its own. What steps make is taken apart where
 * it does not leave.
 */
@Tag("compiled")
class AllocationTest {
  record Order(int quantity, String symbol) {}

  record Rich(Order order, int price) {}

  record Limits(int max) {}

  static final class Sum {
    long value;

    void add(Order order) {
      int quantity = order.quantity();
      value += quantity;
    }

    void add(Rich rich) {
      int price = rich.price();
      value += price;
    }
  }

  private final Sum sum = new Sum();
  private final World world = World.builder().add(new Limits(100)).add(sum).build();
  private final Order[] orders = {
    new Order(7, "EURUSD"), new Order(700, "GBPUSD"), new Order(7, "EURUSD")
  };

  private Pipe<Order, Order> begin() {
    return Pipeline.of(world, Order.class);
  }

  static boolean within(Res<Limits> limits, Order order) {
    return order.quantity() <= limits.get().max();
  }

  static Rich enrich(Res<Limits> limits, ResMut<Sum> sum, Order order) {
    return new Rich(order, limits.get().max() + (int) (sum.get().value & 1));
  }

  private static Rich rich(Order order) {
    return new Rich(order, order.quantity() * 2);
  }

  private void takeOrder(Order order) {
    sum.add(order);
  }

  private void takeRich(Rich rich) {
    sum.add(rich);
  }

  private static Order counted(Local<Sum> count, Order order) {
    count.get().add(order);
    return order;
  }

  @TestFactory
  Stream<DynamicTest> running() {
    Handler<Order> sink = world.handler(this::takeOrder);
    List<Map.Entry<String, End<Order>>> flows =
        List.of(
            Map.entry("then", begin().then(AllocationTest::rich).end(this::takeRich)),
            Map.entry(
                "then with resources", begin().then(AllocationTest::enrich).end(this::takeRich)),
            Map.entry("tap", begin().tap(this::takeOrder).end(this::takeOrder)),
            Map.entry("guard", begin().guard(AllocationTest::within).end(this::takeOrder)),
            Map.entry(
                "guard then",
                begin()
                    .guard(AllocationTest::within)
                    .then(AllocationTest::rich)
                    .end(this::takeRich)),
            Map.entry(
                "nullable",
                begin().thenNullable(o -> o.quantity() > 9 ? null : o).end(this::takeOrder)),
            Map.entry("dedup", begin().dedup().end(this::takeOrder)),
            Map.entry("dedupBy", begin().dedupBy(Order::symbol).end(this::takeOrder)),
            Map.entry("scan", begin().scan(Sum::new, AllocationTest::counted).end(this::takeOrder)),
            Map.entry(
                "route",
                begin()
                    .route(
                        AllocationTest::within,
                        a -> a.end(this::takeOrder),
                        b -> b.dispatch(sink))),
            Map.entry("tee", begin().tee(a -> a.dispatch(sink)).end(this::takeOrder)),
            Map.entry("fork and merge", forked()),
            Map.entry("select", selected()),
            Map.entry(
                "view",
                begin()
                    .view(AllocationTest::rich)
                    .guard(r -> r.price() > 3)
                    .endViewGuarded()
                    .end(this::takeOrder)),
            Map.entry(
                "splat",
                begin()
                    .splat2(o -> new Tuple2<>(o, o.symbol()))
                    .then((o, s) -> o)
                    .end(this::takeOrder)),
            Map.entry(
                "orElse",
                begin().guard(AllocationTest::within).orElse(orders[0]).end(this::takeOrder)),
            Map.entry(
                "onAbsent",
                begin().guard(AllocationTest::within).onAbsent(() -> sum.value++).end()),
            Map.entry(
                "orFail",
                begin()
                    .guard(AllocationTest::within)
                    .orFail("over")
                    .onError(e -> sum.value++)
                    .end()),
            Map.entry("attemptOrFail", failing().onError(e -> sum.value++).end(this::takeOrder)),
            Map.entry("mapError", failing().mapError(String::trim).ok().end(this::takeOrder)),
            Map.entry(
                "check",
                begin()
                    .check(AllocationTest::within)
                    .not()
                    .and(() -> sum.value > 0)
                    .value()
                    .end(b -> sum.value++)),
            Map.entry("dispatch", begin().dispatch(sink)));
    return flows.stream()
        .map(
            flow ->
                DynamicTest.dynamicTest(
                    flow.getKey(), () -> check(flow.getKey(), flow.getValue())));
  }

  private End<Order> forked() {
    return begin()
        .fork()
        .arm(a -> a.then(AllocationTest::rich))
        .arm(b -> b.guard(AllocationTest::within))
        .merge((rich, order) -> rich)
        .end(this::takeRich);
  }

  private End<Order> selected() {
    return begin()
        .select(Order::symbol)
        .when("EURUSD", a -> a.end(this::takeOrder))
        .when(List.of("GBPUSD", "USDJPY"), a -> a.dispatch(Handler.of(this::takeOrder)))
        .otherwise(a -> a.tap(this::takeOrder).end(this::takeOrder));
  }

  private ResultPipe<Order, Order, String> failing() {
    return begin()
        .attemptOrFail(
            String.class, (order, fail) -> order.quantity() > 9 ? fail.with("over") : order);
  }

  private void check(String name, End<Order> end) {
    double bytes =
        Memory.allocatedPerRunAtBest(
            () -> {
              Handler<Order> handler = end.build("flow");
              return () -> {
                for (Order order : orders) {
                  handler.run(order);
                }
              };
            });
    assertThat(bytes).as(name).isZero();
    assertThat(sum.value).isPositive();
  }
}
