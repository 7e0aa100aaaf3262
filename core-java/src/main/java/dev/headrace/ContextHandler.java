package dev.headrace;

import dev.headrace.graph.Graph;

/**
 * Something that is run for each event in a context that its caller brings: a session, a
 * connection, an instrument.
 *
 * <p>It runs on the thread that calls {@link #run}, to its end, and keeps no context between runs.
 *
 * @param <C> the type of the context
 * @param <E> the type of the events
 */
public abstract class ContextHandler<C, E> {

  /** Makes a handler; for subclasses. */
  protected ContextHandler() {}

  /**
   * Runs this handler for one event in a context.
   *
   * <p>What the handler throws reaches the caller as it is, and effects it had before stay. The
   * handler stays usable.
   *
   * @param context the context
   * @param event the event
   */
  public abstract void run(C context, E event);

  /**
   * The name that graphs, reports and errors call this handler by.
   *
   * @return the name
   */
  public abstract String name();

  /**
   * A picture of what this handler does.
   *
   * @return the graph
   */
  public abstract Graph graph();

  /**
   * A readable description, by default the name.
   *
   * @return the description
   */
  @Override
  public String toString() {
    return name();
  }
}
