package dev.headrace.samples;

import dev.headrace.Handler;
import java.util.List;

/** Handlers with and without names. */
public final class Handlers {
  private Handlers() {}

  record Tick(String symbol, double price) {}

  // #region handlers
  static void onTick(Tick tick) {
    System.out.println(tick.symbol() + " at " + tick.price());
  }

  public static void main(String[] args) {
    Handler<Tick> named = Handler.of("onTick", Handlers::onTick);
    Handler<Tick> unnamed = Handler.of(tick -> System.out.println("seen " + tick.price()));

    for (Handler<Tick> handler : List.of(named, unnamed)) {
      System.out.println(handler.name() + ":");
      handler.run(new Tick("EURUSD", 1.0712));
    }
  }
  // #endregion handlers
}
