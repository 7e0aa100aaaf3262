package dev.headrace.internal.flow;

import dev.headrace.ContextHandler;
import dev.headrace.graph.Graph;

/**
 * What compiled and interpreted flows that run in a context have in common. The context is the
 * plan's only state.
 */
public abstract class FlowContextHandler extends ContextHandler<Object, Object> {
  private final Plan plan;

  FlowContextHandler(Plan plan) {
    this.plan = plan;
  }

  /**
   * Runs for each item from the cursor to its end.
   *
   * @param context the context of all of them
   * @param items the items
   * @param cursor where to begin; it says how far it came, also if an item fails
   */
  public abstract void runAll(Object context, Object[] items, Cursor cursor);

  @Override
  public final String name() {
    return plan.name();
  }

  @Override
  public final Graph graph() {
    return plan.graph().get();
  }

  /**
   * The interpreted form: a new interpreter for each run or batch, for the context is its state.
   */
  static FlowContextHandler interpreted(Plan plan) {
    Stamp stamp = Interpreter.of(plan);
    return new FlowContextHandler(plan) {
      @Override
      public void run(Object context, Object event) {
        stamp.stamp(context).run(event);
      }

      @Override
      public void runAll(Object context, Object[] items, Cursor cursor) {
        ((FlowHandler) stamp.stamp(context)).runAll(items, cursor);
      }
    };
  }
}
