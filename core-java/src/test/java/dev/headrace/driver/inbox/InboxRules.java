package dev.headrace.driver.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an inbox is to several threads: a list, and what each operation does to it in which steps.
 * Steps of different operations may come in any order; where a rule says <em>in flight</em>, it
 * means an operation that has begun and not ended.
 *
 * <ul>
 *   <li>An event has its place once its offer put it there; it comes out when all before it are
 *       gone, once.
 *   <li>A poll comes to every event that is in when it looks. It finds nothing where these are gone
 *       already, or where the offer of the oldest is in flight.
 *   <li>An offer finds no room where the places that are taken, and those that operations in flight
 *       may hold, are as many as there are. Without others in flight that is exactly when it is
 *       full.
 *   <li>An offer that drops the oldest takes its own place in a later step, so that another's event
 *       may come between; it may have to drop more than one.
 *   <li>A key waits from one step on and has its place from another on, both of the offer that came
 *       first; it loses its place in one step and no longer waits from another on, both of the poll
 *       or the offer that takes it out. Whoever offers in between is conflated.
 *   <li>After closing nothing comes in. But an offer in flight that has found the inbox full may
 *       drop the oldest all the same; where keys conflate it may also come into its place.
 * </ul>
 */
final class InboxRules {
  private final int capacity;
  private final WhenFull whenFull;
  private final int keys;

  /**
   * Rules.
   *
   * @param capacity how many may wait
   * @param whenFull what then
   * @param keys of how many keys events are, an event of that of its remainder; 0 where all are
   *     kept
   */
  InboxRules(int capacity, WhenFull whenFull, int keys) {
    this.capacity = capacity;
    this.whenFull = whenFull;
    this.keys = keys;
  }

  dev.headrace.driver.inbox.Inbox<Integer> inbox() {
    int modulus = keys;
    return keys == 0
        ? dev.headrace.driver.inbox.Inbox.bounded("events", capacity, whenFull)
        : dev.headrace.driver.inbox.Inbox.conflating(
            "events", capacity, whenFull, event -> event % modulus);
  }

  /** How far an operation is. */
  enum Phase {
    BEGUN,
    LOOKED,
    FULL,
    DROPPING,
    DROPPED,
    WAITING,
    TAKING,
    TAKEN,
    DONE
  }

  /**
   * An event that is in.
   *
   * @param event the event
   * @param by the thread whose offer of it is in flight, or -1
   * @param placed whether it has its place
   * @param leaving whether it is being taken out: it is passed over, and still conflates
   */
  record Item(int event, int by, boolean placed, boolean leaving) {}

  /**
   * An operation in flight.
   *
   * @param phase how far it is
   * @param end a poll's: how many events had got a place when it looked
   * @param key the key of the event that it is taking out
   */
  record Flight(Phase phase, int end, int key) {
    static final Flight BEGUN = new Flight(Phase.BEGUN, 0, 0);

    Flight at(Phase next) {
      return new Flight(next, end, key);
    }
  }

  /**
   * An inbox at some moment.
   *
   * @param items what is in, those with a place first and in order
   * @param placed how many ever got a place
   * @param closed whether it is closed
   */
  record Inbox(List<Item> items, int placed, boolean closed) {
    static final Inbox EMPTY = new Inbox(List.of(), 0, false);

    Inbox with(List<Item> others) {
      return new Inbox(List.copyOf(others), placed, closed);
    }

    Inbox without(Item item) {
      List<Item> others = new ArrayList<>(items);
      others.remove(item);
      return with(others);
    }

    Inbox replacing(Item item, Item by) {
      List<Item> others = new ArrayList<>(items);
      others.set(others.indexOf(item), by);
      return with(others);
    }

    Inbox placing(Item item) {
      List<Item> others = new ArrayList<>(items);
      others.remove(item);
      int place = (int) others.stream().filter(Item::placed).count();
      others.add(place, new Item(item.event(), item.by(), true, false));
      return new Inbox(List.copyOf(others), placed + 1, closed);
    }

    @Nullable Item oldest() {
      return items.stream()
          .filter(item -> item.placed() && !item.leaving())
          .findFirst()
          .orElse(null);
    }

    /** How many got their place before the oldest did. */
    int begin() {
      return placed - (int) items.stream().filter(item -> item.placed() && !item.leaving()).count();
    }

    /** The offer of a thread is no longer in flight. */
    Inbox landed(int thread) {
      return with(
          items.stream()
              .map(
                  item ->
                      item.by() == thread
                          ? new Item(item.event(), -1, item.placed(), item.leaving())
                          : item)
              .toList());
    }
  }

  /** A next step: what the inbox is then, and how far the operation. */
  record Next(Inbox inbox, Flight flight) {}

  // ---- polls, and what asks

  void poll(Inbox in, Flight me, @Nullable Object result, Consumer<Next> steps) {
    if (me.phase() == Phase.BEGUN) {
      steps.accept(new Next(in, new Flight(Phase.LOOKED, in.placed(), 0)));
    } else if (me.phase() == Phase.LOOKED) {
      Item oldest = in.oldest();
      boolean any = oldest != null && in.begin() < me.end();
      if (result == null && (!any || oldest.by() >= 0)) {
        steps.accept(new Next(in, me.at(Phase.DONE)));
      } else if (any && result != null && keys > 0) {
        steps.accept(leaving(in, oldest, me.at(Phase.TAKING)));
      } else if (any && result != null && oldest.event() == (int) result) {
        steps.accept(new Next(in.without(oldest), me.at(Phase.TAKEN)));
      }
    } else if (me.phase() == Phase.TAKING) {
      Item mine = leaving(in, me);
      if (result != null && mine.event() == (int) result) {
        steps.accept(new Next(in.without(mine), me.at(Phase.TAKEN)));
      }
    } else if (me.phase() == Phase.TAKEN) {
      steps.accept(new Next(in, me.at(Phase.DONE)));
    }
  }

  void close(Inbox in, Flight me, Consumer<Next> steps) {
    steps.accept(new Next(new Inbox(in.items(), in.placed(), true), me.at(Phase.DONE)));
  }

  /** Where all are kept the size is exact; where they are conflated, offers in flight may count. */
  void size(Inbox in, Flight me, int inFlight, int result, Consumer<Next> steps) {
    int size = in.items().size();
    if (result == size || (keys > 0 && result > size && result <= size + inFlight)) {
      steps.accept(new Next(in, me.at(Phase.DONE)));
    }
  }

  // ---- offers

  /**
   * The next steps of an offer.
   *
   * @param in what is in
   * @param me how far the offer is
   * @param thread whose it is
   * @param inFlight how many others are in flight
   * @param event the event
   * @param result what the offer said in the end
   * @param steps gets each
   */
  void offer(
      Inbox in,
      Flight me,
      int thread,
      int inFlight,
      int event,
      Offer result,
      Consumer<Next> steps) {
    switch (me.phase()) {
      case BEGUN, DROPPED -> offer(in, me, thread, event, result, steps);
      case FULL -> drop(in, me, steps);
      case DROPPING -> steps.accept(new Next(in.without(leaving(in, me)), me.at(Phase.DROPPED)));
      case WAITING -> {
        Item mine =
            in.items().stream().filter(item -> isWaiting(item, thread)).findFirst().orElseThrow();
        steps.accept(new Next(in.placing(mine), me.at(Phase.DONE)));
      }
      default -> {}
    }
    boolean begun = me.phase() == Phase.BEGUN;
    if (begun && !in.closed() && in.items().size() + inFlight >= capacity) {
      if (result == Offer.REJECTED || result == Offer.DROPPED) {
        steps.accept(new Next(in, me.at(Phase.DONE)));
      }
    }
    boolean full = in.items().size() + (keys == 0 ? 0 : inFlight) >= capacity;
    if ((begun || me.phase() == Phase.DROPPED)
        && (result == Offer.DROPPED_OLDEST || result == Offer.CLOSED)
        && whenFull == WhenFull.DROP_OLDEST
        && full) {
      steps.accept(new Next(in, me.at(Phase.FULL)));
    }
  }

  private void offer(
      Inbox in, Flight me, int thread, int event, Offer result, Consumer<Next> steps) {
    boolean dropped = me.phase() == Phase.DROPPED;
    if (in.closed() && result == Offer.CLOSED) {
      steps.accept(new Next(in, me.at(Phase.DONE)));
    }
    if (in.closed() && !(dropped && keys > 0)) {
      return;
    }
    Item same = keys == 0 ? null : sameKey(in, event);
    if (same != null) {
      if (result == (dropped ? Offer.DROPPED_OLDEST : Offer.CONFLATED)) {
        Item newer = new Item(event, same.by(), same.placed(), same.leaving());
        steps.accept(new Next(in.replacing(same, newer), me.at(Phase.DONE)));
      }
    } else if (in.items().size() < capacity
        && result == (dropped ? Offer.DROPPED_OLDEST : Offer.ACCEPTED)) {
      Item item = new Item(event, thread, false, false);
      List<Item> items = new ArrayList<>(in.items());
      items.add(item);
      Inbox then = in.with(items);
      steps.accept(
          keys == 0
              ? new Next(then.placing(item), me.at(Phase.DONE))
              : new Next(then, me.at(Phase.WAITING)));
    }
  }

  private void drop(Inbox in, Flight me, Consumer<Next> steps) {
    Item oldest = in.oldest();
    if (oldest == null) {
      return;
    }
    steps.accept(
        keys == 0
            ? new Next(in.without(oldest), me.at(Phase.DROPPED))
            : leaving(in, oldest, me.at(Phase.DROPPING)));
  }

  /** From one step on it has lost its place, from another on it no longer waits. */
  private Next leaving(Inbox in, Item oldest, Flight me) {
    Item leaving = new Item(oldest.event(), oldest.by(), true, true);
    return new Next(
        in.replacing(oldest, leaving), new Flight(me.phase(), me.end(), key(oldest.event())));
  }

  private Item leaving(Inbox in, Flight me) {
    return in.items().stream()
        .filter(item -> item.leaving() && key(item.event()) == me.key())
        .findFirst()
        .orElseThrow();
  }

  private int key(int event) {
    return event % keys;
  }

  private @Nullable Item sameKey(Inbox in, int event) {
    return in.items().stream()
        .filter(item -> key(item.event()) == key(event))
        .findFirst()
        .orElse(null);
  }

  private static boolean isWaiting(Item item, int thread) {
    return item.by() == thread && !item.placed();
  }
}
