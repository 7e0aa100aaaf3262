package dev.headrace.reactor;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reactors that were woken, in the order in which they were: a ring that grows. The first ones are
 * the batch that is being run, those behind it wait for the next.
 */
final class WakeList {
  private @Nullable Reactor[] ring = new @Nullable Reactor[16];
  private int head;
  private int size;

  int size() {
    return size;
  }

  void add(Reactor reactor) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = reactor;
    size++;
  }

  private void grow() {
    @Nullable Reactor[] more = new @Nullable Reactor[2 * ring.length];
    for (int i = 0; i < size; i++) {
      more[i] = ring[(head + i) & (ring.length - 1)];
    }
    ring = more;
    head = 0;
  }

  /** The reactor at a place, counted from the first. */
  Reactor get(int place) {
    return Objects.requireNonNull(ring[(head + place) & (ring.length - 1)]);
  }

  /** Takes the first one out. */
  Reactor poll() {
    Reactor first = get(0);
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return first;
  }

  /** Has what is left of a batch wait like the others: each reactor once, where it is first. */
  void giveBack() {
    Reactor[] all = new Reactor[size];
    for (int i = 0; i < all.length; i++) {
      all[i] = get(i);
      all[i].setWoken(false);
    }
    Arrays.fill(ring, null);
    head = 0;
    size = 0;
    for (Reactor reactor : all) {
      if (!reactor.isWoken()) {
        reactor.setWoken(true);
        add(reactor);
      }
    }
  }
}
