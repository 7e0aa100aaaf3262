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
    this.whenFull = Objects.requireNonNull(whenFull, "whenFull");
    this.ring = ring(capacity, whenFull);
  }

  @Override
  public Offer offer(E event) {
    Objects.requireNonNull(event, "event");
    Ring.Put put = ring.put(event);
    if (put == Ring.Put.DONE) {
      signal().raise();
      return Offer.ACCEPTED;
    }
    return put == Ring.Put.CLOSED ? Offer.CLOSED : full(event);
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
    while (true) {
      // Less than full, and yet no room: the cell is just being taken, and dropping would not help.
      if (ring.size() == ring.capacity() && ring.take() != null) {
        countDropped();
        offer = Offer.DROPPED_OLDEST;
      }
      Ring.Put put = ring.put(event);
      if (put == Ring.Put.DONE) {
        signal().raise();
        return offer;
      } else if (put == Ring.Put.CLOSED) {
        return Offer.CLOSED; // what was dropped meanwhile is counted
      }
      Thread.onSpinWait();
    }
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
  boolean isBefore(long end) {
    return ring.isBefore(end);
  }
}
