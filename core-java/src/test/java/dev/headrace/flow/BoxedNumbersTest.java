package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Boxed numbers between steps vanish, for every primitive type: what one step boxes and the next
 * unboxes is never made.
 */
@Tag("compiled")
class BoxedNumbersTest {
  record Order(int quantity, double price) {}

  static final class Sum {
    double value;

    void add(double more) {
      value += more;
    }
  }

  private final World world = World.builder().build();
  private final Sum sum = new Sum();
  private final Order[] orders = {new Order(70_000, 1.5), new Order(-9_000, 2.5)};

  private Pipe<Order, Order> begin() {
    return Pipeline.of(world, Order.class);
  }

  @TestFactory
  Stream<DynamicTest> vanish() {
    List<Map.Entry<String, End<Order>>> flows =
        List.of(
            Map.entry(
                "int",
                begin().then(o -> o.quantity()).then(n -> n + 1).end(n -> sum.add((double) n))),
            Map.entry(
                "long",
                begin()
                    .then(o -> (long) o.quantity())
                    .then(n -> n + 1)
                    .end(n -> sum.add((double) n))),
            Map.entry(
                "short",
                begin()
                    .then(o -> (short) o.quantity())
                    .then(n -> (short) (n + 1))
                    .end(n -> sum.add((double) n))),
            Map.entry(
                "byte",
                begin()
                    .then(o -> (byte) o.quantity())
                    .then(n -> (byte) (n + 1))
                    .end(n -> sum.add((double) n))),
            Map.entry(
                "char",
                begin()
                    .then(o -> (char) o.quantity())
                    .then(c -> (char) (c + 1))
                    .end(c -> sum.add((double) c))),
            Map.entry(
                "float",
                begin()
                    .then(o -> (float) o.price())
                    .then(x -> x * 2)
                    .end(x -> sum.add((double) x))),
            Map.entry(
                "double",
                begin().then(o -> o.price()).then(x -> x * 2).end(x -> sum.add((double) x))),
            Map.entry(
                "boolean",
                begin().then(o -> o.quantity() > 0).then(b -> !b).end(b -> sum.add(b ? 1 : 2))),
            Map.entry(
                "check",
                begin().check(o -> o.quantity() > 0).not().value().end(b -> sum.add(b ? 1 : 2))));
    return flows.stream()
        .map(
            flow ->
                DynamicTest.dynamicTest(
                    flow.getKey(), () -> check(flow.getKey(), flow.getValue())));
  }

  private void check(String name, End<Order> end) {
    double bytes =
        Memory.allocatedPerRunAtBest(
            () -> {
              Handler<Order> handler = end.build("boxed");
              return () -> {
                for (Order order : orders) {
                  handler.run(order);
                }
              };
            });
    assertThat(bytes).as(name).isZero();
    assertThat(sum.value).isNotZero();
  }
}
