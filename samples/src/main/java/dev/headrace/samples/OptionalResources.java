package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.util.Optional;

/** Resources that an application may have or not. */
public final class OptionalResources {
  private OptionalResources() {}

  // #region optional
  record Order(int quantity) {}

  record Limits(int max) {}

  static void onOrder(Optional<Res<Limits>> limits, Order order) {
    boolean refused = limits.isPresent() && order.quantity() > limits.get().get().max();
    System.out.println(order + (refused ? " is refused" : " is sent"));
  }

  public static void main(String[] args) {
    Handler<Order> unlimited = World.builder().build().handler(OptionalResources::onOrder);
    Handler<Order> limited =
        World.builder().add(new Limits(100)).build().handler(OptionalResources::onOrder);

    unlimited.run(new Order(300));
    limited.run(new Order(300));
    System.out.print(limited.graph().toText());
  }
  // #endregion optional
}
