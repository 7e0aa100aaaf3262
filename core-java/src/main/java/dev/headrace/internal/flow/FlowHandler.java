package dev.headrace.internal.flow;

import dev.headrace.Handler;
import dev.headrace.graph.Graph;
import org.jspecify.annotations.Nullable;

/** What compiled and interpreted flows have in common. */
public abstract class FlowHandler extends Handler<Object> {
  private final Plan plan;

  FlowHandler(Plan plan) {
    this.plan = plan;
  }

  /** What the flow does. */
  final Plan plan() {
    return plan;
  }

  /** What the flow's resources belong to, or null where it has none. */
  public final @Nullable Object owner() {
    return plan.owner();
  }

  /**
   * Runs for each item from the cursor to its end.
   *
   * @param items the items
   * @param cursor where to begin; it says how far it came, also if an item fails
   */
  public void runAll(Object[] items, Cursor cursor) {
    while (cursor.next < cursor.end) {
      Object item = items[cursor.next];
      cursor.next++;
      run(item);
    }
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
