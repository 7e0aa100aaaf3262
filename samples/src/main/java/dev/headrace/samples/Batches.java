package dev.headrace.samples;

import dev.headrace.flow.BatchPipeline;
import dev.headrace.flow.Pipeline;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.util.List;

/** Ticks that are collected as they come and run together. */
public final class Batches {
  private Batches() {}

  // #region steps
  record Tick(String symbol, int price) {}

  record Listed(List<String> symbols) {}

  record Total(int ticks, int price) {}

  static boolean isListed(Res<Listed> listed, Tick tick) {
    return listed.get().symbols().contains(tick.symbol());
  }

  static int price(Tick tick) {
    if (tick.price() < 0) {
      throw new IllegalArgumentException(tick.symbol() + " has a price of " + tick.price());
    }
    return tick.price();
  }

  static void add(ResMut<Total> total, int price) {
    total.update(t -> new Total(t.ticks() + 1, t.price() + price));
  }

  // #endregion steps

  static BatchPipeline<Tick> ticks(World world) {
    // #region batch
    return Pipeline.of(world, Tick.class)
        .guard(Batches::isListed)
        .then(Batches::price)
        .end(Batches::add)
        .buildBatch("ticks", 64);
    // #endregion batch
  }

  // #region main
  public static void main(String[] args) {
    World world =
        World.builder().add(new Listed(List.of("EURUSD", "USDJPY"))).add(new Total(0, 0)).build();
    BatchPipeline<Tick> ticks = ticks(world);

    ticks.add(new Tick("EURUSD", 107)); // as they come
    ticks.add(new Tick("XXXYYY", 1));
    ticks.add(new Tick("USDJPY", 151));
    System.out.println(ticks.size() + " wait");
    System.out.println(ticks.run() + " ran: " + world.res(Total.class).get());

    ticks.onItemError((tick, thrown) -> System.out.println("left out: " + thrown.getMessage()));
    ticks.addAll(List.of(new Tick("EURUSD", -1), new Tick("EURUSD", 108)));
    System.out.println(ticks.run() + " ran: " + world.res(Total.class).get());
  }
  // #endregion main
}
