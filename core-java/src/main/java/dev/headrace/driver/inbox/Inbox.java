package dev.headrace.driver.inbox;

import dev.headrace.Handler;
import dev.headrace.internal.ring.Ring;
import dev.headrace.world.Installer;
import dev.headrace.world.Key;
import dev.headrace.world.Resources;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where other threads put events for a world. Any thread offers; one thread, the world's, polls.
 *
 * <p>Events come out in the order in which their offers took place, so those of one thread in the
 * order it offered them. Offering tells what became of the event: nothing is lost without a word.
 * It waits for no poll and no lock, costs one compare-and-set where nobody else offers, and
 * allocates nothing.
 *
 * <p>Closing ends the offers, not the inbox: what is in stays in, and polls still give it out. Once
 * it is closed and {@linkplain #isEmpty empty} it stays empty, so that a loop which ends can close
 * it, poll until it is empty, and have seen every event whose offer said that it is in.
 *
 * @param <E> the type of the events
 */
public abstract sealed class Inbox<E> implements AutoCloseable
    permits BoundedInbox, ConflatingInbox {
  private static final int MOST = 1 << 30;

  private final String name;
  private final Signal signal = new Signal();
  private final AtomicLong dropped = new AtomicLong();

  Inbox(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Makes an inbox that keeps every event, first in, first out.
   *
   * @param name what to call it in reports
   * @param capacity how many events may wait, 1 or more
   * @param whenFull what becomes of an event for which there is no room
   * @param <E> the type of the events
   * @return the inbox, empty
   */
  public static <E> Inbox<E> bounded(String name, int capacity, WhenFull whenFull) {
    return new BoundedInbox<>(name, checked(name, capacity), whenFull);
  }

  /**
   * Makes an inbox that keeps the newest event of each key. A key has the place in the order that
   * the first of its waiting events took; others put themselves there instead.
   *
   * <p>The places of up to twice as many keys as may wait are remembered: to offer an event whose
   * key is among them allocates nothing, another key costs two small objects.
   *
   * @param name what to call it in reports
   * @param capacity how many keys may wait, 1 or more
   * @param whenFull what becomes of an event of yet another key
   * @param key gives an event's key, by its {@code equals}; it runs on the thread that offers
   * @param <E> the type of the events
   * @return the inbox, empty
   */
  public static <E> Inbox<E> conflating(
      String name, int capacity, WhenFull whenFull, Function<? super E, ?> key) {
    return new ConflatingInbox<>(name, checked(name, capacity), whenFull, key);
  }

  private static int checked(String name, int capacity) {
    if (capacity < 1 || capacity > MOST) {
      throw new IllegalArgumentException(
          "inbox %s can't hold %d events: give it a capacity of 1 to %d"
              .formatted(name, capacity, MOST));
    }
    return capacity;
  }

  /**
   * Puts an event in, if there is room. For any thread.
   *
   * <p>An offer that drops the oldest event may spin while another thread is in the midst of
   * putting or taking that very event, for as long as this takes it; so may one of a new key to a
   * conflating inbox, while a place is being given free. No other offer does.
   *
   * @param event the event
   * @return what became of it
   */
  public abstract Offer offer(E event);

  /**
   * Makes what a world's loop polls. One loop polls an inbox.
   *
   * @param world the world, or its builder; each event advances its sequence
   * @param handler what runs for each event
   * @return the poller
   */
  public InboxPoller<E> poller(Resources world, Handler<? super E> handler) {
    return new InboxPoller<>(this, world.sequence(), handler);
  }

  /**
   * The same while a world is built, which gets the inbox as a resource: its handlers can offer to
   * it, and closing the world closes it.
   *
   * @param key what the inbox is found by
   * @param handler what runs for each event
   * @return to be installed; gives the poller
   */
  public Installer<InboxPoller<E>> into(Key<Inbox<E>> key, Handler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return builder -> builder.add(key, this).install(ready -> poller(ready, handler));
  }

  /**
   * Ends the offers: later ones are {@link Offer#CLOSED}. What is in stays in, but for this: an
   * offer that was about to drop the oldest event for its own may still do so, and be refused then;
   * what it dropped is counted. For any thread; closing again does nothing.
   */
  @Override
  public abstract void close();

  /**
   * Whether it was closed.
   *
   * @return true once {@link #close} was called
   */
  public abstract boolean isClosed();

  /**
   * How many events are in. While other threads offer and poll it is only about right.
   *
   * @return the number, with those that are just being put in
   */
  public abstract int size();

  /**
   * Whether no event is in.
   *
   * @return true if so; for good once it is closed
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * How many events may be in at once.
   *
   * @return the capacity
   */
  public abstract int capacity();

  /**
   * How many events were dropped because there was no room: the oldest or the newest, as asked for.
   * Those that were rejected or conflated don't count.
   *
   * @return the number since the inbox was made
   */
  public long dropped() {
    return dropped.get();
  }

  /**
   * What it is called.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /** What events wait in: where offers drop the oldest, they take too. */
  static <T> Ring<T> ring(int capacity, WhenFull whenFull) {
    return whenFull == WhenFull.DROP_OLDEST
        ? Ring.forAnyTaker(capacity)
        : Ring.forOneTaker(capacity);
  }

  /** The position that a poll which begins now goes up to. */
  abstract long end();

  /** Takes the oldest event before a position; null where there is none yet. */
  abstract @Nullable E take(long end);

  /** Whether some event before a position was not taken yet. */
  abstract boolean isBefore(long end);

  Signal signal() {
    return signal;
  }

  void countDropped() {
    dropped.incrementAndGet();
  }

  /**
   * The inbox as text.
   *
   * @return its name, how much is in, and what was dropped
   */
  @Override
  public String toString() {
    return "inbox %s (%d of %d, %d dropped%s)"
        .formatted(name, size(), capacity(), dropped(), isClosed() ? ", closed" : "");
  }
}
