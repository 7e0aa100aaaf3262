package dev.headrace.reactor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can change. Marking it wakes the reactors that are subscribed to it.
 *
 * <p>It is its own handle: what it stands for is never something else later. Once it was removed,
 * marking it and subscribing to it do nothing.
 */
public final class Source {
  private final Reactors reactors;
  private final String name;

  /** In the order in which they subscribed: an array, since marking does little but go over it. */
  private @Nullable Reactor[] subscribers = new @Nullable Reactor[2];

  private int subscribed;
  private boolean removed;

  Source(Reactors reactors, String name) {
    this.reactors = reactors;
    this.name = name;
  }

  Reactors reactors() {
    return reactors;
  }

  /** Wakes those that are subscribed; those that slept wait from now on. */
  void wake(int round, WakeList waiting) {
    @Nullable Reactor[] all = subscribers;
    for (int i = 0; i < subscribed; i++) {
      Reactor reactor = all[i];
      if (reactor != null && reactor.wake(this, round)) {
        waiting.add(reactor);
      }
    }
  }

  void add(Reactor reactor) {
    if (subscribed == subscribers.length) {
      subscribers = Arrays.copyOf(subscribers, 2 * subscribed);
    }
    subscribers[subscribed++] = reactor;
  }

  void remove(Reactor reactor) {
    int place = reactorsWoken().indexOf(reactor);
    if (place >= 0) {
      subscribed--;
      System.arraycopy(subscribers, place + 1, subscribers, place, subscribed - place);
      subscribers[subscribed] = null;
    }
  }

  /** Has those that are subscribed forget it. */
  void dropAll() {
    reactorsWoken().forEach(reactor -> reactor.drop(this));
    subscribers = new @Nullable Reactor[2];
    subscribed = 0;
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
    return List.of(Arrays.copyOf(subscribers, subscribed));
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
