package dev.headrace.internal.flow;

import dev.headrace.Handler;
import dev.headrace.graph.Graph;

/** What compiled and interpreted flows have in common. */
public abstract class FlowHandler extends Handler<Object> {
  private final Plan plan;

  FlowHandler(Plan plan) {
    this.plan = plan;
  }

  @Override
  public final String name() {
    return plan.name();
  }

  @Override
  public final Graph graph() {
    return plan.graph().get();
  }
}
