package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.clock.EventClock;
import dev.headrace.clock.ManualClock;
import dev.headrace.flow.Pipeline;
import dev.headrace.testing.Journal;
import dev.headrace.testing.RecordingHandler;
import dev.headrace.testing.TestHarness;
import dev.headrace.world.Res;
import dev.headrace.world.Resources;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.time.Duration;
import java.util.List;

/** How handlers are tested: without threads, without waiting, and once more. */
public final class Testing {
  private Testing() {}

  // #region subject
  record Limits(int max) {}

  record Order(String symbol, int quantity) {}

  record Sent(Order order, long millis) {}

  static boolean withinLimits(Res<Limits> limits, Order order) {
    return order.quantity() <= limits.get().max();
  }

  static Sent stamp(Res<EventClock> clock, Order order) {
    return new Sent(order, clock.get().millis());
  }

  static Handler<Order> orders(Resources world, Handler<Sent> gateway) {
    return Pipeline.of(world, Order.class)
        .guard(Testing::withinLimits)
        .then(Testing::stamp)
        .dispatch(gateway)
        .build("orders");
  }

  // #endregion subject

  static void functions() {
    // #region function
    World world = World.builder().add(new Limits(100)).build();
    Res<Limits> limits = world.res(Limits.class);
    System.out.println(withinLimits(limits, new Order("EURUSD", 100)));
    System.out.println(withinLimits(limits, new Order("EURUSD", 101)));
    // #endregion function
  }

  static void harness() {
    // #region harness
    ManualClock time = ManualClock.startingAt(0);
    RecordingHandler<Sent> gateway = RecordingHandler.create("gateway");
    WorldBuilder builder = World.builder().add(time.clock()).add(new Limits(100));
    try (TestHarness harness = TestHarness.of(builder)) {
      Handler<Order> orders = orders(harness.world(), gateway);

      harness.dispatch(orders, new Order("EURUSD", 60));
      time.advance(Duration.ofMillis(250));
      time.sync(); // as the loop does once a turn
      harness.dispatchAll(orders, List.of(new Order("EURUSD", 101), new Order("GBPUSD", 1)));

      gateway.events().forEach(System.out::println);
      System.out.println("sequence " + harness.world().sequence().get());
    }
    // #endregion harness
  }

  static void replay() {
    // #region replay
    Journal<Order> journal = Journal.create();
    RecordingHandler<Sent> live = RecordingHandler.create("gateway");
    ManualClock time = ManualClock.startingAt(0);
    World world = World.builder().add(time.clock()).add(new Limits(100)).build();
    Handler<Order> orders = journal.recording(world.sequence(), time.clock(), orders(world, live));
    orders.run(new Order("EURUSD", 60));
    time.advance(Duration.ofMillis(250));
    time.sync();
    orders.run(new Order("GBPUSD", 70));

    RecordingHandler<Sent> again = RecordingHandler.create("gateway");
    ManualClock past = ManualClock.startingAt(0);
    World another = World.builder().add(past.clock()).add(new Limits(100)).build();
    journal.replay(another.sequence(), past, orders(another, again));
    System.out.println(journal + ", the same again: " + again.events().equals(live.events()));
    // #endregion replay
  }

  public static void main(String[] args) {
    functions();
    harness();
    replay();
  }
}
