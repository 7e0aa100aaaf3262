package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;

/** Orders that change a position, within a limit. */
public final class Desk {
  private Desk() {}

  record Limits(int max) {}

  record Position(int quantity) {}

  record Order(int quantity) {}

  // #region desk
  static void onOrder(Res<Limits> limits, ResMut<Position> position, Order order) {
    if (order.quantity() <= limits.get().max()) {
      position.update(held -> new Position(held.quantity() + order.quantity()));
    }
  }

  public static void main(String[] args) {
    World world = World.builder().add(new Limits(100)).add(new Position(0)).build();
    Handler<Order> onOrder = world.handler(Desk::onOrder);

    onOrder.run(new Order(30));
    onOrder.run(new Order(300));

    System.out.println("position: " + world.res(Position.class).get());
    System.out.print(onOrder.graph().toText());
  }

  // #endregion desk

  static Handler<Order> audit(World world) {
    // #region lambda
    return world
        .on(Order.class)
        .reads(Limits.class)
        .run(
            "audit",
            (limits, order) -> System.out.println(order + " of at most " + limits.get().max()));
    // #endregion lambda
  }
}
