package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.flow.Pipeline;
import dev.headrace.world.Res;
import dev.headrace.world.Resources;
import dev.headrace.world.World;

/** Orders that go one way or another. */
public final class Routes {
  private Routes() {}

  enum Side {
    BUY,
    SELL
  }

  record Large(int quantity) {}

  record Order(Side side, int quantity) {}

  // #region route
  static boolean isLarge(Res<Large> large, Order order) {
    return order.quantity() >= large.get().quantity();
  }

  static Handler<Order> venues(
      Resources world, Handler<Order> auction, Handler<Order> bids, Handler<Order> offers) {
    return Pipeline.of(world, Order.class)
        .route(
            Routes::isLarge,
            large -> large.dispatch(auction),
            small ->
                small
                    .select(Order::side)
                    .when(Side.BUY, buys -> buys.dispatch(bids))
                    .when(Side.SELL, sells -> sells.dispatch(offers))
                    .exhaustive())
        .build("venues");
  }

  // #endregion route

  private static Handler<Order> venue(String name) {
    return Handler.of(name, order -> System.out.println(name + " get " + order.quantity()));
  }

  static Handler<Order> venues(World world) {
    return venues(world, venue("auctions"), venue("bids"), venue("offers"));
  }

  public static void main(String[] args) {
    Handler<Order> venues = venues(World.builder().add(new Large(1_000)).build());
    venues.run(new Order(Side.BUY, 20));
    venues.run(new Order(Side.SELL, 30));
    venues.run(new Order(Side.SELL, 5_000));
  }
}
