package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.world.HandlerTemplate;
import dev.headrace.world.Local;
import dev.headrace.world.World;

/** State that belongs to one handler and to nobody else. */
public final class LocalStates {
  private LocalStates() {}

  // #region local
  record Tick(String symbol, int price) {}

  static final class Highest {
    private int price;
  }

  static void onTick(Local<Highest> highest, Tick tick) {
    if (tick.price() > highest.get().price) {
      highest.get().price = tick.price();
      System.out.println(tick.symbol() + " has never been so high: " + tick.price());
    }
  }

  public static void main(String[] args) {
    World world = World.builder().build();
    Handler<Tick> euro = world.handler(LocalStates::onTick);
    Handler<Tick> yen = world.handler(LocalStates::onTick); // has a Highest of its own

    euro.run(new Tick("EURUSD", 107));
    yen.run(new Tick("USDJPY", 90));
    euro.run(new Tick("EURUSD", 106));
    euro.run(new Tick("EURUSD", 108));
    // #endregion local
    many(world);
  }

  static void many(World world) {
    // #region template
    HandlerTemplate<Tick> highest = HandlerTemplate.of(world, LocalStates::onTick);
    Handler<Tick> pound = highest.stamp(); // a small object, with a Highest of its own
    // #endregion template
    pound.run(new Tick("GBPUSD", 1));
  }
}
