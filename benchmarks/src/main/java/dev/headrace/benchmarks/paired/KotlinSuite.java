package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What flows cost that were built in Kotlin, of its lambdas and function references, beside the
 * handlers that {@link FlowSuite} measures flows from Java against.
 */
final class KotlinSuite implements Suite {
  private static final int COPIES = 5;
  private static final int OTHERS = 20;

  private static final List<Function<Desk, Handler<Tick>>> FLOWS =
      List.of(
          KotlinFlows::one,
          KotlinFlows::three,
          KotlinFlows::five,
          KotlinFlows::fiveLambdas,
          KotlinFlows::fiveWithResources,
          KotlinFlows::fiveLambdasWithResources,
          KotlinFlows::fiveWithProperties,
          KotlinFlows::handler,
          KotlinFlows::longs,
          KotlinFlows::diamond,
          KotlinFlows::filters,
          KotlinFlows::nullable,
          KotlinFlows::fail,
          KotlinFlows::result);

  private final TickCases ticks = new TickCases();

  @Override
  public String name() {
    return "kotlin";
  }

  /** All functions of Kotlin's go through the same few of ours, which then know many of them. */
  @Override
  public void pollute() {
    List<Handler<Tick>> others = new ArrayList<>(OtherFlows.build(OTHERS));
    for (int i = 0; i < COPIES; i++) {
      FLOWS.forEach(flow -> others.add(flow.apply(Desk.open())));
    }
    ticks.warm(others);
  }

  @Override
  public List<Case> cases() {
    return List.of(
        ticks.called("one-trivial-step", 1.25, FlowsByHand.One::new, KotlinFlows::one),
        ticks.called("references-3", 1.10, FlowsByHand.Three::new, KotlinFlows::three),
        ticks.called("references-5", 1.10, FlowsByHand.Five::new, KotlinFlows::five),
        ticks.called("references-10", 1.10, FlowsByHand.Ten::new, KotlinFlows::ten),
        ticks.called("references-20", 1.10, FlowsByHand.Twenty::new, KotlinFlows::twenty),
        ticks.called("lambdas-5", 1.10, FlowsByHand.Five::new, KotlinFlows::fiveLambdas),
        ticks.called("lambdas-10", 1.10, FlowsByHand.Ten::new, KotlinFlows::tenLambdas),
        ticks.called(
            "resources-5",
            1.10,
            FlowsByHand.FiveWithResources::new,
            KotlinFlows::fiveWithResources),
        ticks.called(
            "resources-10", 1.10, FlowsByHand.TenWithResources::new, KotlinFlows::tenWithResources),
        ticks.called(
            "resources-5-lambdas",
            1.10,
            FlowsByHand.FiveWithResources::new,
            KotlinFlows::fiveLambdasWithResources),
        ticks.called(
            "resources-5-properties",
            1.10,
            FlowsByHand.FiveWithResources::new,
            KotlinFlows::fiveWithProperties),
        ticks.called("handler", 1.10, FlowsByHand.ThreeWithResources::new, KotlinFlows::handler),
        ticks.called("long-5", 1.10, BoxedFlows.Longs::new, KotlinFlows::longs),
        ticks.held(
            "lambdas-10-in-static-final", 1.05, FlowsByHand.Ten::new, KotlinFlows::tenLambdas),
        ticks.called("diamond", 1.05, FlowsByHand.Diamond::new, KotlinFlows::diamond),
        ticks.called("three-levels", 1.05, FlowsByHand.ThreeLevels::new, KotlinFlows::threeLevels),
        ticks.called("filters", 1.20, FlowsByHand.Filters::new, KotlinFlows::filters),
        ticks.called("nullable", 1.20, FlowsByHand.Nullable::new, KotlinFlows::nullable),
        ticks.called("fail", 1.20, FlowsByHand.Fallible::new, KotlinFlows::fail),
        // As in the suite of flows: on 17 the Result is made where both ways are hot.
        ticks.called("result", 2.0, FlowsByHand.Fallible::new, KotlinFlows::result).allowing(24));
  }
}
