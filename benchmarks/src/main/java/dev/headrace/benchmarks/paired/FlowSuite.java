package dev.headrace.benchmarks.paired;

import java.util.List;

/**
 * What pipelines and graphs cost beside the same work in a handler written by hand.
 *
 * <p>The number of steps counts the one that ends. Where it is said of a step that both its ways
 * are hot, each is taken for one event in two, at random.
 */
final class FlowSuite implements Suite {
  private static final int OTHERS = 100;

  private final TickCases ticks = new TickCases();

  @Override
  public String name() {
    return "flow";
  }

  @Override
  public void pollute() {
    ticks.warm(OtherFlows.build(OTHERS));
  }

  @Override
  public List<Case> cases() {
    return List.of(
        ticks.called("one-trivial-step", 1.25, FlowsByHand.One::new, Flows::one),
        ticks.called("pipeline-3", 1.10, FlowsByHand.Three::new, Flows::three),
        ticks.called("pipeline-5", 1.10, FlowsByHand.Five::new, Flows::five),
        ticks.called("pipeline-10", 1.10, FlowsByHand.Ten::new, Flows::ten),
        ticks.called("pipeline-20", 1.10, FlowsByHand.Twenty::new, Flows::twenty),
        ticks.called(
            "resources-3", 1.10, FlowsByHand.ThreeWithResources::new, Flows::threeWithResources),
        ticks.called(
            "resources-5", 1.10, FlowsByHand.FiveWithResources::new, Flows::fiveWithResources),
        ticks.called(
            "resources-10", 1.10, FlowsByHand.TenWithResources::new, Flows::tenWithResources),
        ticks.called(
            "resources-20", 1.10, FlowsByHand.TwentyWithResources::new, Flows::twentyWithResources),
        ticks.held("pipeline-10-in-static-final", 1.05, FlowsByHand.Ten::new, Flows::ten),
        ticks.called("diamond", 1.05, FlowsByHand.Diamond::new, Flows::diamond),
        ticks.called("fork-of-4", 1.05, FlowsByHand.ForkOfFour::new, Flows::forkOfFour),
        ticks.called("three-levels", 1.05, FlowsByHand.ThreeLevels::new, Flows::threeLevels),
        BatchFlows.five(ticks.events()),
        ticks.called("guard", 1.20, FlowsByHand.Guard::new, Flows::guard),
        ticks.called("filters", 1.20, FlowsByHand.Filters::new, Flows::filters),
        ticks.called("route", 1.20, FlowsByHand.Route::new, Flows::route),
        ticks.called("select-8", 1.20, SelectFlows.Eight::new, SelectFlows::eight),
        ticks.called("select-16", 1.20, SelectFlows.Sixteen::new, SelectFlows::sixteen),
        ticks.called("nullable", 1.20, FlowsByHand.Nullable::new, Flows::nullable),
        ticks.called("fail", 1.20, FlowsByHand.Fallible::new, Flows::fail),
        // On 17 the Result is made where both ways are hot; on 25 it is not.
        ticks.called("result", 2.0, FlowsByHand.Fallible::new, Flows::result).allowing(24),
        // The functions of the next three give a new object or nothing. Where both ways are hot the
        // JIT may not take such an object apart, whoever calls the function: on 17 a handler that
        // asks in the open, with no function to give either, takes half the time and 16 to 52 B
        // less. So the hand-written form calls the same kind of function, as a program would.
        ticks.called("nullable-new", 1.20, FlowsByHand.NullableNew::new, Flows::nullableNew),
        ticks.called("fail-new", 1.20, FlowsByHand.FailNew::new, Flows::failNew),
        ticks.called("result-new", 1.20, FlowsByHand.ResultNew::new, Flows::resultNew),
        ticks.called("boxed-int-5", 1.10, BoxedFlows.Ints::new, BoxedFlows::ints),
        ticks.called(
            "boxed-int-5-guard", 1.10, BoxedFlows.GuardedInts::new, BoxedFlows::guardedInts),
        ticks.called("boxed-long-5", 1.10, BoxedFlows.Longs::new, BoxedFlows::longs),
        ticks.called(
            "boxed-long-5-guard", 1.10, BoxedFlows.GuardedLongs::new, BoxedFlows::guardedLongs),
        ticks.called("long-5", 1.10, BoxedFlows.Longs::new, BoxedFlows::plainLongs),
        ticks.called(
            "long-5-guard", 1.10, BoxedFlows.GuardedLongs::new, BoxedFlows::guardedPlainLongs),
        ticks.called("boxed-boolean-3", 1.10, BoxedFlows.Booleans::new, BoxedFlows::booleans),
        ticks.called(
            "boxed-boolean-3-guard",
            1.10,
            BoxedFlows.GuardedBooleans::new,
            BoxedFlows::guardedBooleans));
  }
}
