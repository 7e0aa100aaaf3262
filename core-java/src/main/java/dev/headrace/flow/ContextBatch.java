package dev.headrace.flow;

import dev.headrace.function.Action3;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Cursor;
import dev.headrace.internal.flow.FlowContextHandler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flow whose events run together in one context: a {@link Batch}, run for a session, a
 * connection, an instrument. The loop is part of the compiled flow.
 *
 * <pre>{@code
 * ContextBatch<Session, Order> orders = ContextPipeline.buildBatch("orders", 64,
 *     ContextPipeline.of(world, Session.class, Order.class)
 *         .guard(Desk::allowed)
 *         .end(Session::accept));
 * orders.add(order);
 * orders.run(session);
 * }</pre>
 *
 * <p>It keeps no context between runs: events that are kept behind one that failed run in the
 * context of the next run.
 *
 * @param <C> the type of the context
 * @param <E> the type of the events
 */
public final class ContextBatch<C, E> extends Batch<E> {
  private final FlowContextHandler flow;

  ContextBatch(FlowContextHandler flow, int capacity) {
    super(flow.name(), capacity);
    this.flow = flow;
  }

  /**
   * Runs on where events fail, and tells of each. What is fatal to the virtual machine is thrown
   * all the same.
   *
   * @param listener gets the context of the run, the event and what was thrown; what it throws
   *     itself ends the run as a failing event does
   * @return this batch
   */
  @SuppressWarnings("unchecked") // only events are added, and run in contexts
  public ContextBatch<C, E> onItemError(Action3<? super C, ? super E, ? super Throwable> listener) {
    Objects.requireNonNull(listener, "listener");
    listen(
        (context, item, thrown) ->
            listener.run((C) Objects.requireNonNull(context), (E) item, thrown));
    return this;
  }

  /**
   * Runs the events that wait now, in a context. They are out of the buffer then, and so is one
   * that failed.
   *
   * @param context the context
   * @return how many ran to their end
   */
  public int run(C context) {
    return runWaiting(Objects.requireNonNull(context, "context"));
  }

  @Override
  void runAll(@Nullable Object context, @Nullable Object[] items, Cursor cursor) {
    flow.runAll(Objects.requireNonNull(context), items, cursor);
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
