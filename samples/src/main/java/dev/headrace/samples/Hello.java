package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.flow.Pipeline;
import dev.headrace.world.Res;
import dev.headrace.world.World;

/** Orders that are checked against a limit: the least that is worth reading. */
public final class Hello {
  private Hello() {}

  // #region hello
  record Limits(int max) {}

  record Order(String symbol, int quantity) {}

  static boolean withinLimits(Res<Limits> limits, Order order) {
    return order.quantity() <= limits.get().max();
  }

  public static void main(String[] args) {
    World world = World.builder().add(new Limits(100)).build();
    Handler<Order> orders =
        Pipeline.of(world, Order.class)
            .guard(Hello::withinLimits)
            .onAbsent(() -> System.out.println("refused"))
            .end(order -> System.out.println("routed " + order.quantity() + " " + order.symbol()))
            .build("orders");

    orders.run(new Order("EURUSD", 50));
    orders.run(new Order("GBPUSD", 500));
  }
  // #endregion hello
}
