package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.Result;

/** A desk that takes orders, checks them and says what became of them. */
public final class Quickstart {
  private Quickstart() {}

  // #region quickstart
  record Order(String symbol, int quantity) {}

  static Result<Order, String> withinLimit(Order order) {
    return order.quantity() <= 100
        ? Result.ok(order)
        : Result.fail(order.quantity() + " is over the limit of 100");
  }

  static String answer(Order order) {
    return withinLimit(order)
        .map(accepted -> "routed " + accepted.quantity())
        .fold(routed -> routed, reason -> "refused: " + reason);
  }

  public static void main(String[] args) {
    Handler<Order> desk =
        Handler.of("desk", order -> System.out.println(order.symbol() + " " + answer(order)));

    desk.run(new Order("EURUSD", 50));
    desk.run(new Order("GBPUSD", 500));
  }
  // #endregion quickstart
}
