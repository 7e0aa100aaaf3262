package dev.headrace.benchmarks.paired;

import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.function.Action1;
import dev.headrace.function.Check1;
import dev.headrace.function.Step1;

/** What is copied for the steps of {@link OtherFlows}, so that each has a class of its own. */
final class OtherFunction implements Step1<Tick, Tick>, Check1<Tick>, Action1<Tick> {
  private static final long serialVersionUID = 1;

  private long last;

  @Override
  public Tick apply(Tick tick) {
    return new Tick(tick.id(), tick.price() + 1, tick.size());
  }

  @Override
  public boolean test(Tick tick) {
    return tick.price() != last;
  }

  @Override
  public void run(Tick tick) {
    last = tick.price();
  }
}
