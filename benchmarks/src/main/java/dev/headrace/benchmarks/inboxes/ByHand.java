package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A ring for many threads that put in and one that takes: a count, and a place for each event. */
final class ByHand implements Queue {
  private final AtomicReferenceArray<Event> ring = new AtomicReferenceArray<>(CAPACITY);
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong tail = new AtomicLong();
  private final Receiver receiver;

  ByHand(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public boolean offer(Event event) {
    long place;
    do {
      place = tail.get();
      if (place - head.get() >= CAPACITY) {
        return false;
      }
    } while (!tail.compareAndSet(place, place + 1));
    ring.setRelease((int) place & (CAPACITY - 1), event);
    return true;
  }

  @Override
  public int drain() {
    long first = head.getPlain();
    long next = first;
    for (; next < first + CAPACITY; next++) {
      int place = (int) next & (CAPACITY - 1);
      Event event = ring.getAcquire(place);
      if (event == null) {
        break;
      }
      ring.setPlain(place, null);
      head.setRelease(next + 1);
      receiver.accept(event);
    }
    return (int) (next - first);
  }

  @Override
  public long left() {
    return receiver.left();
  }
}
