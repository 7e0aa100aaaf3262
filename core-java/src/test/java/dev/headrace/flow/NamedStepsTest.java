package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of lambdas, which have no name but the one they are given. */
class NamedStepsTest {
  record Order(int quantity) {}

  private final World world = World.builder().build();

  private Pipe<Order, Order> pipe() {
    return Pipeline.of(world, Order.class);
  }

  @Test
  void theGraphCallsThemSo() {
    Handler<Order> orders =
        pipe()
            .guard(order -> order.quantity() > 0)
            .named("positive")
            .thenLong(Order::quantity)
            .named("size")
            .orElse(0)
            .named("none")
            .end(size -> {})
            .named("done")
            .build("orders");
    assertThat(orders.graph().toText())
        .isEqualTo(
            """
            pipeline orders
              0 event Order
              1 guard positive ← 0
              2 thenLong size ← 1
              3 orElse none ← 2 if absent
              4 end done ← 2, 3
            """);
  }

  @Test
  void stepsAroundThemKeepTheirNames() {
    Dag<Order> dag = Dag.of(world, Order.class);
    Pipe<Order, Order> event = dag.event();
    var half = event.then(order -> order.quantity() / 2).named("half");
    var twice = event.then(order -> order.quantity() * 2);
    dag.merge(half, twice, (a, b) -> a + b).named("sum").end(sum -> {});
    assertThat(dag.build("sums").graph().nodes())
        .extracting("name")
        .containsExactly("Order", "half", "then", "sum", "end");
  }

  @Test
  void insideAnArmToo() {
    Handler<Order> orders =
        pipe()
            .<End<Order>>route(
                order -> order.quantity() > 0,
                arm -> arm.then(Order::quantity).named("size").end(size -> {}),
                arm -> arm.end(order -> {}).named("nothing"))
            .build("orders");
    assertThat(orders.graph().nodes()).extracting("name").contains("size", "nothing", "end");
  }

  @Test
  void whatTheyThrowNamesThem() {
    Handler<Order> orders =
        pipe().then(order -> 1 / order.quantity()).named("share").end(share -> {}).build("orders");
    assertThatThrownBy(() -> orders.run(new Order(0)))
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown)).extracting(FailedStep::step).contains("share"));
  }

  static boolean within(Res<List<Order>> orders, Order order) {
    return orders.get().contains(order);
  }

  @Test
  void soDoesWhatIsWrongWithThem() {
    assertThatThrownBy(
            () ->
                pipe()
                    .guard(NamedStepsTest::within)
                    .named("known")
                    .end(order -> {})
                    .build("orders"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("pipeline orders, guard known within: ");
  }

  @Test
  void aBlankNameIsRefused() {
    assertThatThrownBy(() -> pipe().named(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be blank");
  }
}
