package dev.headrace.testing;

import dev.headrace.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A handler that remembers the events it got, in order. For one thread.
 *
 * @param <E> the type of the events
 */
public final class RecordingHandler<E> extends Handler<E> {
  private final String name;
  private final List<E> events = new ArrayList<>();

  private RecordingHandler(String name) {
    this.name = name;
  }

  /**
   * Makes one that has got nothing yet.
   *
   * @param name what to call it
   * @param <E> the type of the events
   * @return the handler
   */
  public static <E> RecordingHandler<E> create(String name) {
    return new RecordingHandler<>(name);
  }

  /**
   * Remembers the event.
   *
   * @param event the event
   */
  @Override
  public void run(E event) {
    events.add(event);
  }

  /**
   * The events it got so far.
   *
   * @return a view that changes with them and can't be changed itself
   */
  public List<E> events() {
    return Collections.unmodifiableList(events);
  }

  /** Forgets the events it got. */
  public void clear() {
    events.clear();
  }

  /**
   * Its name.
   *
   * @return the name
   */
  @Override
  public String name() {
    return name;
  }
}
