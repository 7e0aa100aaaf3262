package dev.headrace.reactor;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reactors that were woken, in the order in which they were, and the batch that is being run. Two
 * arrays take turns: while the batch runs from one, those that are woken meanwhile go into the
 * other.
 *
 * <p>What was taken out of an array stays there until it is overwritten, mostly by itself, and a
 * store of what is there already is left out: it would have to be told to the garbage collector.
 * What is held so is a removed reactor, which holds no handler any more.
 */
final class WakeList {
  private @Nullable Reactor[] waiting = new @Nullable Reactor[16];
  private @Nullable Reactor[] batch = new @Nullable Reactor[16];
  private int size;

  int size() {
    return size;
  }

  void add(Reactor reactor) {
    if (size == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * size);
    }
    if (waiting[size] != reactor) {
      waiting[size] = reactor;
    }
    size++;
  }

  /**
   * Makes the first ones the batch; they sleep from now on, as far as the round is concerned.
   *
   * @param count how many
   * @param round the round that now begins, for which the others wait
   */
  void begin(int count, int round) {
    @Nullable Reactor[] all = waiting;
    int before = size;
    waiting = batch;
    batch = all;
    size = 0;
    for (int i = count; i < before; i++) {
      Reactor left = batch(i);
      left.setRound(round);
      add(left);
    }
  }

  /** A reactor of the batch. */
  Reactor batch(int place) {
    return Objects.requireNonNull(batch[place]);
  }

  /** Has what is left of the batch wait before the others: each reactor once, where it is first. */
  void giveBack(int from, int to, int round) {
    Reactor[] all = new Reactor[to - from + size];
    for (int i = 0; i < all.length; i++) {
      int place = from + i;
      all[i] = place < to ? batch(place) : Objects.requireNonNull(waiting[place - to]);
      all[i].setRound(Reactor.ASLEEP);
    }
    size = 0;
    for (Reactor reactor : all) {
      if (reactor.round() != round) {
        reactor.setRound(round);
        add(reactor);
      }
    }
  }
}
