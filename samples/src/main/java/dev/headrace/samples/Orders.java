package dev.headrace.samples;

import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.flow.Fail;
import dev.headrace.flow.Pipe;
import dev.headrace.flow.Pipeline;
import dev.headrace.flow.ResultPipe;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.Resources;
import dev.headrace.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Orders that pass a pipeline: within the limits, with their price, to a venue. */
public final class Orders {
  private Orders() {}

  // #region steps
  record Limits(int max) {}

  record Prices(Map<String, Integer> bySymbol) {}

  record Rejected(int count) {}

  record Order(String symbol, int quantity) {}

  record Priced(Order order, int price) {}

  record Routed(Order order, String venue) {}

  static boolean withinLimits(Res<Limits> limits, Order order) {
    return order.quantity() <= limits.get().max();
  }

  static Priced enrich(Res<Prices> prices, Order order) {
    return new Priced(order, prices.get().bySymbol().getOrDefault(order.symbol(), 0));
  }

  static Result<Routed, String> route(Priced priced) {
    return priced.price() > 0
        ? Result.ok(new Routed(priced.order(), priced.price() > 100 ? "main" : "small"))
        : Result.fail(priced.order().symbol() + " has no price");
  }

  static void reject(ResMut<Rejected> rejected, String reason) {
    rejected.update(r -> new Rejected(r.count() + 1));
    System.out.println("rejected: " + reason);
  }

  // #endregion steps

  static Handler<Order> orders(Resources world, Handler<Routed> gateway) {
    // #region pipeline
    return Pipeline.of(world, Order.class)
        .guard(Orders::withinLimits) // the order, or absent
        .then(Orders::enrich) // with its price, or absent
        .attempt(Orders::route) // where it goes, or an error, or absent
        .onError(Orders::reject) // where it goes, or absent
        .dispatch(gateway) // the end
        .build("orders");
    // #endregion pipeline
  }

  // #region main
  static World world() {
    return World.builder()
        .add(new Limits(100))
        .add(new Prices(Map.of("EURUSD", 107, "USDJPY", 1)))
        .add(new Rejected(0))
        .build();
  }

  public static void main(String[] args) {
    World world = world();
    Handler<Routed> gateway =
        Handler.of("gateway", sent -> System.out.println(sent.venue() + " gets " + sent.order()));
    Handler<Order> orders = orders(world, gateway);

    orders.run(new Order("EURUSD", 50));
    orders.run(new Order("EURUSD", 500)); // not within the limits: absent from there on
    orders.run(new Order("GBPUSD", 10));
    orders.run(new Order("USDJPY", 10));

    System.out.println(world.res(Rejected.class));
    System.out.print(orders.graph().toText());
  }

  // #endregion main

  // #region fails
  static ResultPipe<Order, Integer, String> byResult(Pipe<Order, Order> orders) {
    return orders.attempt(
        order -> order.quantity() > 0 ? Result.ok(order.quantity()) : Result.fail("empty"));
  }

  static Integer lots(Order order, Fail<String> fail) {
    return order.quantity() % 10 == 0 ? order.quantity() / 10 : fail.with("odd lot");
  }

  static ResultPipe<Order, Integer, String> byFail(Pipe<Order, Order> orders) {
    return orders.attemptOrFail(String.class, Orders::lots);
  }

  static ResultPipe<Order, String, IOException> byException(Pipe<Order, Order> orders) {
    return orders.catching(
        IOException.class, order -> Files.readString(Path.of("notes", order.symbol())));
  }

  // #endregion fails

  static void twice(World world) {
    // #region twice
    var changes = Pipeline.of(world, Order.class).then(Order::symbol).dedup();

    Handler<Order> spoken = changes.end(s -> System.out.println("now " + s)).build("spoken");
    Handler<Order> counted =
        changes
            .scan(
                () -> 0,
                (count, symbol) -> {
                  count.update(c -> c + 1);
                  return count.get();
                })
            .end(n -> System.out.println("change " + n))
            .build("counted");
    // #endregion twice

    for (String symbol : new String[] {"EURUSD", "EURUSD", "USDJPY"}) {
      spoken.run(new Order(symbol, 1));
    }
    counted.run(new Order("USDJPY", 1));
  }

  // #region numbers
  static double notional(Res<Prices> prices, Order order) {
    return order.quantity() * (double) prices.get().bySymbol().getOrDefault(order.symbol(), 0);
  }

  static void numbers(World world) {
    Handler<Order> fees =
        Pipeline.of(world, Order.class)
            .thenDouble(Orders::notional) // a double, never boxed
            .guard(notional -> notional > 1_000) // or absent
            .thenLong(notional -> Math.round(notional * 0.01))
            .orElse(5)
            .end(fee -> System.out.println("fee " + fee))
            .build("fees");

    fees.run(new Order("EURUSD", 50));
    fees.run(new Order("USDJPY", 50));
  }

  // #endregion numbers

  // #region failed
  static int share(Order order) {
    return 100 / order.quantity();
  }

  static void failing(World world) {
    Handler<Order> shares =
        Pipeline.of(world, Order.class)
            .then(Orders::share)
            .end(n -> System.out.println("share " + n))
            .build("shares");
    Handler<Order> desk = Pipeline.of(world, Order.class).dispatch(shares).build("desk");
    try {
      desk.run(new Order("EURUSD", 0));
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
      FailedStep.of(e).forEach(failed -> System.out.println(failed.getMessage()));
    }
  }
  // #endregion failed
}
