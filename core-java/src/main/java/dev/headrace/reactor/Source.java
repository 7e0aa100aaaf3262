package dev.headrace.reactor;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that can change. Marking it wakes the reactors that are subscribed to it.
 *
 * <p>It is its own handle: what it stands for is never something else later. Once it was removed,
 * marking it and subscribing to it do nothing.
 */
public final class Source {
  private final Reactors reactors;
  private final String name;
  private final List<Reactor> subscribers = new ArrayList<>();
  private boolean removed;

  Source(Reactors reactors, String name) {
    this.reactors = reactors;
    this.name = name;
  }

  Reactors reactors() {
    return reactors;
  }

  /** In the order in which they subscribed; whoever removes one does it here too. */
  List<Reactor> subscribers() {
    return subscribers;
  }

  boolean markRemoved() {
    boolean first = !removed;
    removed = true;
    return first;
  }

  /**
   * Whether it was removed.
   *
   * @return true if marking it does nothing any more
   */
  public boolean isRemoved() {
    return removed;
  }

  /**
   * Its name, for people.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The reactors that are subscribed to it, in the order in which they are woken.
   *
   * @return those of this moment
   */
  public List<Reactor> reactorsWoken() {
    return List.copyOf(subscribers);
  }

  /**
   * The source as text.
   *
   * @return its name
   */
  @Override
  public String toString() {
    return "source " + name + (removed ? " (removed)" : "");
  }
}
