package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;

/** A book that quotes change and orders only see the prices of. */
public final class Market {
  private Market() {}

  record Quote(int price) {}

  record Order(int quantity) {}

  // #region alias
  interface Prices {
    int last();
  }

  record Book(int last, int quotes) implements Prices {}

  static void onQuote(ResMut<Book> book, Quote quote) {
    book.update(held -> new Book(quote.price(), held.quotes() + 1));
  }

  static void onOrder(Res<Prices> prices, Order order) {
    System.out.println("worth " + order.quantity() * prices.get().last());
  }

  public static void main(String[] args) {
    World world = World.builder().add(new Book(0, 0)).alias(Prices.class, Book.class).build();
    Handler<Quote> onQuote = world.handler(Market::onQuote);
    Handler<Order> onOrder = world.handler(Market::onOrder);

    onQuote.run(new Quote(7));
    onOrder.run(new Order(6)); // worth 42
  }
  // #endregion alias
}
