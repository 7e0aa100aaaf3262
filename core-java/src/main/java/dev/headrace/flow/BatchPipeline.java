package dev.headrace.flow;

import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Cursor;
import dev.headrace.internal.flow.FlowHandler;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A flow whose events run together: a {@link Batch}, run without a context. The loop is part of the
 * compiled flow.
 *
 * @param <I> the type of the events
 */
public final class BatchPipeline<I> extends Batch<I> {
  private final FlowHandler flow;

  BatchPipeline(FlowHandler flow, int capacity) {
    super(flow.name(), capacity);
    this.flow = flow;
  }

  /**
   * Runs on where events fail, and tells of each. What is fatal to the virtual machine is thrown
   * all the same.
   *
   * @param listener gets the event and what was thrown; what it throws itself ends the run as a
   *     failing event does
   * @return this batch
   */
  @SuppressWarnings("unchecked") // only events are added
  public BatchPipeline<I> onItemError(BiConsumer<? super I, ? super Throwable> listener) {
    Objects.requireNonNull(listener, "listener");
    listen((context, item, thrown) -> listener.accept((I) item, thrown));
    return this;
  }

  /**
   * Runs the events that wait now. They are out of the buffer then, and so is one that failed.
   *
   * @return how many ran to their end
   */
  public int run() {
    return runWaiting(null);
  }

  @Override
  void runAll(@Nullable Object context, @Nullable Object[] items, Cursor cursor) {
    flow.runAll(items, cursor);
  }

  @Override
  public String name() {
    return flow.name();
  }

  @Override
  public Graph graph() {
    return flow.graph();
  }
}
