package dev.headrace;

import dev.headrace.graph.Graph;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Something that is run for each event: the one shape that registries publish to, pipelines end in,
 * timers fire and loops drive.
 *
 * <p>A handler runs on the thread that calls {@link #run}, to its end: when {@code run} returns,
 * everything the event caused is done and visible to the caller. Whether two threads may run one
 * handler at once is for its maker to say; a handler is as safe as the function it was made from.
 *
 * <p>Most handlers come from {@link #of(String, Consumer)} or from a builder. It is an abstract
 * class and not an interface because a call through a class costs less where many kinds of handlers
 * meet in one place.
 *
 * @param <E> the type of the events
 */
public abstract class Handler<E> {
  private static final String UNNAMED = "<unnamed>";

  /** Makes a handler; for subclasses. */
  protected Handler() {}

  /**
   * Runs this handler for one event, on the calling thread, to its end.
   *
   * <p>What the handler throws reaches the caller as it is, and effects it had before stay. The
   * handler stays usable.
   *
   * @param event the event
   */
  public abstract void run(E event);

  /**
   * The name that graphs, reports and errors call this handler by. Names need not be unique.
   *
   * @return the name, {@code "<unnamed>"} unless it was given one
   */
  public String name() {
    return UNNAMED;
  }

  /**
   * A picture of what this handler does. It is made anew by each call.
   *
   * @return the graph; one node where the handler knows nothing of its insides
   */
  public Graph graph() {
    return Graph.of("handler", name());
  }

  /**
   * A readable description, by default the name.
   *
   * @return the description
   */
  @Override
  public String toString() {
    return name();
  }

  /**
   * Makes a handler without a name from a function.
   *
   * @param action what to do with each event
   * @param <E> the type of the events
   * @return a new handler, also where the same function was given before
   */
  public static <E> Handler<E> of(Consumer<? super E> action) {
    return of(UNNAMED, action);
  }

  /**
   * Makes a handler from a function.
   *
   * @param name what to call it, not blank
   * @param action what to do with each event
   * @param <E> the type of the events
   * @return a new handler, also where the same function was given before
   */
  public static <E> Handler<E> of(String name, Consumer<? super E> action) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(action, "action");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a handler's name must not be blank: name it, or leave the name out");
    }
    return new ActionHandler<>(name, action);
  }
}
