package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cases of handlers of ticks, each with a desk of its own. */
final class TickCases {
  private static final int CALLS = 20_000;

  /**
   * Processors learn this many ways by heart, and steps are seen at their dearest where nothing is
   * mispredicted; of many more they learn some, now and then, and no ratio is like the next.
   */
  private static final int EVENTS = 4096;

  private final Tick[] events = events(new Random(20261121));

  private static Tick[] events(Random random) {
    return Stream.generate(
            () -> new Tick(random.nextInt(), random.nextInt(1000), random.nextInt(1000)))
        .limit(EVENTS)
        .toArray(Tick[]::new);
  }

  Tick[] events() {
    return events;
  }

  /** Runs handlers as often as a program has that is warm. */
  void warm(List<Handler<Tick>> handlers) {
    for (int i = 0; i < CALLS; i++) {
      for (Handler<Tick> handler : handlers) {
        handler.run(events[i & (events.length - 1)]);
      }
    }
  }

  /** Called by a loop that was given the handler. */
  Case called(
      String name,
      double limit,
      Function<Desk, Handler<Tick>> byHand,
      Function<Desk, Handler<Tick>> ours) {
    return Case.of(name, limit, () -> calling(byHand), () -> calling(ours)).inPassesOf(EVENTS);
  }

  private Subject calling(Function<Desk, Handler<Tick>> flow) {
    Desk desk = Desk.open();
    return Subject.calling(flow.apply(desk), events, desk);
  }

  /** Called by a loop that holds the handler in a {@code static final} field. */
  Case held(
      String name,
      double limit,
      Function<Desk, Handler<Tick>> byHand,
      Function<Desk, Handler<Tick>> ours) {
    return Case.of(name, limit, () -> holding(byHand), () -> holding(ours)).inPassesOf(EVENTS);
  }

  private Subject holding(Function<Desk, Handler<Tick>> flow) {
    Desk desk = Desk.open();
    return Subject.holding(flow.apply(desk), events, desk);
  }
}
