package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What pipelines and graphs cost beside the same work in a handler written by hand.
 *
 * <p>The number of steps counts the one that ends. Where it is said of a step that both its ways
 * are hot, each is taken for one event in two, at random.
 */
final class FlowSuite implements Suite {
  private static final int OTHERS = 100;
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

  @Override
  public String name() {
    return "flow";
  }

  @Override
  public void pollute() {
    List<Handler<Tick>> others = OtherFlows.build(OTHERS);
    for (int i = 0; i < CALLS; i++) {
      for (Handler<Tick> other : others) {
        other.run(events[i & (events.length - 1)]);
      }
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        called("one-trivial-step", 1.25, FlowsByHand.One::new, Flows::one),
        called("pipeline-3", 1.10, FlowsByHand.Three::new, Flows::three),
        called("pipeline-5", 1.10, FlowsByHand.Five::new, Flows::five),
        called("pipeline-10", 1.10, FlowsByHand.Ten::new, Flows::ten),
        called("pipeline-20", 1.10, FlowsByHand.Twenty::new, Flows::twenty),
        called("resources-3", 1.10, FlowsByHand.ThreeWithResources::new, Flows::threeWithResources),
        called("resources-5", 1.10, FlowsByHand.FiveWithResources::new, Flows::fiveWithResources),
        called("resources-10", 1.10, FlowsByHand.TenWithResources::new, Flows::tenWithResources),
        called(
            "resources-20", 1.10, FlowsByHand.TwentyWithResources::new, Flows::twentyWithResources),
        held("pipeline-10-in-static-final", 1.05, FlowsByHand.Ten::new, Flows::ten),
        called("diamond", 1.05, FlowsByHand.Diamond::new, Flows::diamond),
        called("fork-of-4", 1.05, FlowsByHand.ForkOfFour::new, Flows::forkOfFour),
        called("three-levels", 1.05, FlowsByHand.ThreeLevels::new, Flows::threeLevels),
        BatchFlows.five(events),
        called("guard", 1.20, FlowsByHand.Guard::new, Flows::guard),
        called("filters", 1.20, FlowsByHand.Filters::new, Flows::filters),
        called("route", 1.20, FlowsByHand.Route::new, Flows::route),
        called("select-8", 1.20, SelectFlows.Eight::new, SelectFlows::eight),
        called("select-16", 1.20, SelectFlows.Sixteen::new, SelectFlows::sixteen),
        called("nullable", 1.20, FlowsByHand.Nullable::new, Flows::nullable),
        called("fail", 1.20, FlowsByHand.Fallible::new, Flows::fail),
        // On 17 the Result is made where both ways are hot; on 25 it is not.
        called("result", 2.0, FlowsByHand.Fallible::new, Flows::result).allowing(24),
        // The functions of the next three give a new object or nothing. Where both ways are hot the
        // JIT may not take such an object apart, whoever calls the function: on 17 a handler that
        // asks in the open, with no function to give either, takes half the time and 16 to 52 B
        // less. So the hand-written form calls the same kind of function, as a program would.
        called("nullable-new", 1.20, FlowsByHand.NullableNew::new, Flows::nullableNew),
        called("fail-new", 1.20, FlowsByHand.FailNew::new, Flows::failNew),
        called("result-new", 1.20, FlowsByHand.ResultNew::new, Flows::resultNew),
        called("boxed-int-5", 1.10, BoxedFlows.Ints::new, BoxedFlows::ints),
        called("boxed-int-5-guard", 1.10, BoxedFlows.GuardedInts::new, BoxedFlows::guardedInts),
        called("boxed-long-5", 1.10, BoxedFlows.Longs::new, BoxedFlows::longs),
        called("boxed-long-5-guard", 1.10, BoxedFlows.GuardedLongs::new, BoxedFlows::guardedLongs),
        called("long-5", 1.10, BoxedFlows.Longs::new, BoxedFlows::plainLongs),
        called("long-5-guard", 1.10, BoxedFlows.GuardedLongs::new, BoxedFlows::guardedPlainLongs),
        called("boxed-boolean-3", 1.10, BoxedFlows.Booleans::new, BoxedFlows::booleans),
        called(
            "boxed-boolean-3-guard",
            1.10,
            BoxedFlows.GuardedBooleans::new,
            BoxedFlows::guardedBooleans));
  }

  /** Called by a loop that was given the handler. */
  private Case called(
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
  private Case held(
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
