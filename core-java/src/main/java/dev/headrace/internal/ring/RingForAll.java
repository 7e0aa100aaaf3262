package dev.headrace.internal.ring;

import org.jspecify.annotations.Nullable;

/**
 * A ring that any number of threads take from: its cells carry turns, after Dmitry Vyukov's bounded
 * queue.
 *
 * <p>A cell's turn says whose it is: {@code 2p} that it is free for the put of place {@code p},
 * {@code 2p + 1} that this put is done. Putting claims the tail, fills the cell, and says so in its
 * turn; taking does the same at the head. A put never looks at the head.
 *
 * <p>Rounds may have places beyond the last cell, which are left out; so a ring holds exactly what
 * it was asked for, and no place is divided by that.
 *
 * <pre>
 *   field            read             written                          guards
 *   places[HEAD]     acquire          compare-and-set                  which place is taken next
 *   turns[i]         acquire          release, by the cell's claimer   cells[i]
 *   cells[i]         plain            plain, by the cell's claimer     nothing
 * </pre>
 *
 * @param <E> the type of the elements
 */
final class RingForAll<E> extends Ring<E> {
  private final long[] turns;
  private final @Nullable Object[] cells;

  /** The bits of a place that are its index. */
  private final int mask;

  private final int last;
  private final int toNextRound;

  RingForAll(int capacity) {
    turns = new long[capacity];
    cells = new @Nullable Object[capacity];
    mask = capacity == 1 ? 0 : 2 * Integer.highestOneBit(capacity - 1) - 1;
    last = capacity - 1;
    toNextRound = mask + 1 - last;
    for (int i = 0; i < capacity; i++) {
      turns[i] = 2L * i;
    }
  }

  @Override
  public int capacity() {
    return cells.length;
  }

  @Override
  public Put put(E element) {
    while (true) {
      long tail = (long) LONGS.getVolatile(places, TAIL);
      if (tail < 0) {
        return Put.CLOSED;
      }
      int index = (int) tail & mask;
      long turn = (long) LONGS.getAcquire(turns, index);
      if (turn == 2 * tail) {
        if (LONGS.compareAndSet(places, TAIL, tail, next(tail, index))) {
          cells[index] = element;
          LONGS.setRelease(turns, index, 2 * tail + 1);
          return Put.DONE;
        }
      } else if (turn < 2 * tail) {
        return Put.FULL; // from the last time round, or being taken
      } // else another was faster
      Thread.onSpinWait();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // only elements are put
  public @Nullable E take(long end) {
    while (true) {
      long head = (long) LONGS.getAcquire(places, HEAD);
      int index = (int) head & mask;
      long turn = (long) LONGS.getAcquire(turns, index);
      if (head >= end || turn < 2 * head + 1) {
        return null;
      }
      if (turn == 2 * head + 1 && LONGS.compareAndSet(places, HEAD, head, next(head, index))) {
        E element = (E) cells[index];
        cells[index] = null;
        LONGS.setRelease(turns, index, 2 * (head + mask + 1));
        return element;
      }
      Thread.onSpinWait(); // another was faster
    }
  }

  /** The place after another: behind the last cell, the first one of the next round. */
  private long next(long place, int index) {
    return index == last ? place + toNextRound : place + 1;
  }

  @Override
  long count(long place) {
    long index = place & mask;
    return (place - index) / (mask + 1L) * cells.length + index;
  }
}
