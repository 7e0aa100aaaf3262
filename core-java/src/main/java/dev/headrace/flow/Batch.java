package dev.headrace.flow;

import dev.headrace.HeadraceException;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Cursor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flow with a buffer before it, for those who fill it: events are added as they come, and run
 * together, each through the whole flow, in the order in which they were added. How they are run is
 * said by its two kinds: {@link BatchPipeline} and, in a context, {@link ContextBatch}.
 *
 * <p>If an event fails, it is out of the buffer, those after it are kept, and the failure reaches
 * the caller; running again goes on with them. Where somebody listens for failing events, the run
 * goes on by itself. Events that steps add while a batch runs are left for the next run. For one
 * thread. Adding allocates only where the buffer has to grow; running allocates nothing.
 *
 * @param <E> the type of the events
 */
public abstract sealed class Batch<E> permits BatchPipeline, ContextBatch {
  /** Is told of an item that failed. */
  interface Listener {
    void failed(@Nullable Object context, Object item, Throwable thrown);
  }

  private final Cursor cursor = new Cursor();
  private @Nullable Object[] items;
  private int size;
  private boolean running;
  private @Nullable Listener listener;

  Batch(String name, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          name + " can't have room for " + capacity + " events: give it room for 1 or more");
    }
    this.items = new @Nullable Object[capacity];
  }

  /** Runs items from the cursor to its end, in a context if the flow has one. */
  abstract void runAll(@Nullable Object context, @Nullable Object[] items, Cursor cursor);

  /**
   * The name of the flow.
   *
   * @return its name
   */
  public abstract String name();

  /**
   * A picture of the flow.
   *
   * @return its graph
   */
  public abstract Graph graph();

  /**
   * Adds an event behind the others.
   *
   * @param event the event
   */
  public void add(E event) {
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
  public void addAll(Collection<? extends E> events) {
    events.forEach(this::add);
  }

  /**
   * The events that wait.
   *
   * @return a view that changes with the buffer and can't be changed itself
   */
  @SuppressWarnings("unchecked") // only events are added
  public List<E> input() {
    return (List<E>) Collections.unmodifiableList(Arrays.asList(items).subList(0, size));
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

  /** Runs on where events fail, and tells of each. */
  final void listen(Listener listener) {
    this.listener = listener;
  }

  /** Runs the events that wait now; gives how many ran to their end. */
  final int runWaiting(@Nullable Object context) {
    if (running) {
      throw new RunningException(name());
    }
    running = true;
    cursor.next = 0;
    cursor.end = size;
    try {
      return runOn(context);
    } finally {
      running = false;
      drop(cursor.next);
    }
  }

  private int runOn(@Nullable Object context) {
    int failed = 0;
    @Nullable Object[] batch = items;
    while (cursor.next < cursor.end) {
      try {
        runAll(context, batch, cursor);
      } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
        // Asked here and first: where nobody listens the JIT leaves out the rest of this.
        if (listener == null) {
          throw e;
        }
        failed++;
        listener.failed(context, Objects.requireNonNull(batch[cursor.next - 1]), e);
      }
    }
    return cursor.end - failed;
  }

  /** Takes the first events out and lets go of them. */
  private void drop(int count) {
    System.arraycopy(items, count, items, 0, size - count);
    Arrays.fill(items, size - count, size, null);
    size -= count;
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
