package dev.headrace.flow;

import dev.headrace.HeadraceException;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Cursor;
import dev.headrace.internal.flow.FlowHandler;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A flow with a buffer before it: events are added as they come, and run together, each through the
 * whole flow, in the order in which they were added. The loop is part of the compiled flow.
 *
 * <p>If an event fails, it is out of the buffer, those after it are kept, and the failure reaches
 * the caller; running again goes on with them. With {@link #onItemError} the run goes on by itself.
 * Events that steps add while a batch runs are left for the next run. For one thread. Adding
 * allocates only where the buffer has to grow; running allocates nothing.
 *
 * @param <I> the type of the events
 */
public final class BatchPipeline<I> {
  private final FlowHandler flow;
  private final Cursor cursor = new Cursor();
  private @Nullable Object[] items;
  private int size;
  private boolean running;
  private @Nullable BiConsumer<? super I, ? super Throwable> onItemError;

  BatchPipeline(FlowHandler flow, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          flow.name() + " can't have room for " + capacity + " events: give it room for 1 or more");
    }
    this.flow = flow;
    this.items = new @Nullable Object[capacity];
  }

  /**
   * Adds an event behind the others.
   *
   * @param event the event
   */
  public void add(I event) {
    Objects.requireNonNull(event, "event");
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = event;
  }

  /**
   * Adds events behind the others, in their order.
   *
   * @param events the events
   */
  public void addAll(Collection<? extends I> events) {
    events.forEach(this::add);
  }

  /**
   * The events that wait.
   *
   * @return a view that changes with the buffer and can't be changed itself
   */
  @SuppressWarnings("unchecked") // only events are added
  public List<I> input() {
    return (List<I>) Collections.unmodifiableList(Arrays.asList(items).subList(0, size));
  }

  /**
   * How many events wait.
   *
   * @return the number
   */
  public int size() {
    return size;
  }

  /**
   * How many events there is room for before the buffer grows.
   *
   * @return the number
   */
  public int capacity() {
    return items.length;
  }

  /**
   * Runs on where events fail, and tells of each. What is fatal to the virtual machine is thrown
   * all the same.
   *
   * @param listener gets the event and what was thrown; what it throws itself ends the run as a
   *     failing event does
   * @return this batch
   */
  public BatchPipeline<I> onItemError(BiConsumer<? super I, ? super Throwable> listener) {
    this.onItemError = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Runs the events that wait now. They are out of the buffer then, and so is one that failed.
   *
   * @return how many ran to their end
   */
  public int run() {
    if (running) {
      throw new RunningException(flow.name());
    }
    running = true;
    cursor.next = 0;
    cursor.end = size;
    try {
      return runOn();
    } finally {
      running = false;
      drop(cursor.next);
    }
  }

  private int runOn() {
    int failed = 0;
    @Nullable Object[] batch = items;
    while (cursor.next < cursor.end) {
      try {
        flow.runAll(batch, cursor);
      } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
        if (onItemError == null) {
          throw e;
        }
        failed++;
        tell(onItemError, batch[cursor.next - 1], e);
      }
    }
    return cursor.end - failed;
  }

  @SuppressWarnings("unchecked") // only events are added
  private void tell(
      BiConsumer<? super I, ? super Throwable> listener, @Nullable Object item, Throwable thrown) {
    listener.accept((I) Objects.requireNonNull(item), thrown);
  }

  /** Takes the first events out and lets go of them. */
  private void drop(int count) {
    System.arraycopy(items, count, items, 0, size - count);
    Arrays.fill(items, size - count, size, null);
    size -= count;
  }

  /**
   * The name of the flow.
   *
   * @return its name
   */
  public String name() {
    return flow.name();
  }

  /**
   * A picture of the flow.
   *
   * @return its graph
   */
  public Graph graph() {
    return flow.graph();
  }

  /**
   * The batch as text.
   *
   * @return its name and how many events wait
   */
  @Override
  public String toString() {
    return "batch " + name() + " (" + size + " waiting)";
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class RunningException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    RunningException(String name) {
      super(
          "batch " + name + " is running: one of its own steps runs it again",
          "add to it there, and run it once this run has ended",
          null);
    }
  }
}
