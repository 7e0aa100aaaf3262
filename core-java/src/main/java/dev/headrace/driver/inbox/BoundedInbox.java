package dev.headrace.driver.inbox;

import dev.headrace.internal.ring.Ring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps every event, in a {@link Ring}. */
final class BoundedInbox<E> extends Inbox<E> {
  private final Ring<E> ring;
  private final WhenFull whenFull;

  BoundedInbox(String name, int capacity, WhenFull whenFull) {
    super(name);
    this.ring = new Ring<>(capacity);
    this.whenFull = Objects.requireNonNull(whenFull, "whenFull");
  }

  @Override
  public Offer offer(E event) {
    Objects.requireNonNull(event, "event");
    Offer offer =
        switch (ring.put(event)) {
          case DONE -> Offer.ACCEPTED;
          case CLOSED -> Offer.CLOSED;
          case FULL -> full(event);
        };
    if (offer.isIn()) {
      signal().raise();
    }
    return offer;
  }

  private Offer full(E event) {
    return switch (whenFull) {
      case REJECT -> Offer.REJECTED;
      case DROP_LATEST -> {
        countDropped();
        yield Offer.DROPPED;
      }
      case DROP_OLDEST -> replaceOldest(event);
    };
  }

  private Offer replaceOldest(E event) {
    Offer offer = Offer.ACCEPTED;
    Ring.Put put = Ring.Put.FULL;
    while (put == Ring.Put.FULL) {
      // Less than full, and yet no room: the cell is just being taken, and dropping would not help.
      if (ring.size() == ring.capacity() && ring.take(Long.MAX_VALUE) != null) {
        countDropped();
        offer = Offer.DROPPED_OLDEST;
      }
      put = ring.put(event);
      Thread.onSpinWait();
    }
    return put == Ring.Put.DONE ? offer : Offer.CLOSED; // what was dropped meanwhile is counted
  }

  @Override
  public void close() {
    ring.close();
  }

  @Override
  public boolean isClosed() {
    return ring.isClosed();
  }

  @Override
  public int size() {
    return ring.size();
  }

  @Override
  public int capacity() {
    return ring.capacity();
  }

  @Override
  long end() {
    return ring.end();
  }

  @Override
  @Nullable E take(long end) {
    return ring.take(end);
  }

  @Override
  boolean hasNext() {
    return ring.hasNext();
  }
}
