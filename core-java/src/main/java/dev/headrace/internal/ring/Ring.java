package dev.headrace.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for any number of threads that put and take: a ring whose cells carry turns,
 * after Dmitry Vyukov's bounded queue.
 *
 * <p>Places count from 0 and never wrap: the lower bits of a place are the index of its cell, those
 * above them the round. Rounds may have places beyond the last cell, which are left out; so a ring
 * holds exactly what it was asked for, and no place is divided by that. A cell's turn says whose it
 * is: {@code 2p} that it is free for the put of place {@code p}, {@code 2p + 1} that this put is
 * done. Putting claims the tail by compare-and-set, fills the cell, and says so in its turn; taking
 * does the same at the head. So a put costs one compare-and-set on a contended line, never looks at
 * the head, and allocates nothing.
 *
 * <p>Why not one of the JDK's: its bounded queues lock, and its lock-free ones allocate a node an
 * element and have no bound.
 *
 * <p>Between a claim and its end, some instructions later, a cell is in its claimer's hands. Nobody
 * waits for that here: a taker finds nothing yet, a putter finds no room yet.
 *
 * <p>Closing sets the sign of the tail, so that no claim after it can succeed: what was claimed
 * before is all there will ever be.
 *
 * <pre>
 *   field            read             written                          guards
 *   places[TAIL]     acquire          compare-and-set, bitwise or      which place is put next
 *   places[HEAD]     acquire          compare-and-set                  which place is taken next
 *   turns[i]         acquire          release, by the cell's claimer   cells[i]
 *   cells[i]         plain            plain, by the cell's claimer     nothing
 * </pre>
 *
 * The two places are far apart in one array, so that putters and takers don't share a cache line.
 *
 * @param <E> the type of the elements
 */
public final class Ring<E> {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long CLOSED = Long.MIN_VALUE;
  private static final int TAIL = 16;
  private static final int HEAD = 32;

  /** What came of putting. */
  public enum Put {
    /** The element is in. */
    DONE,
    /** There is no room, or a cell is just being freed. */
    FULL,
    /** The ring is closed. */
    CLOSED
  }

  private final long[] places = new long[48];
  private final long[] turns;
  private final @Nullable Object[] cells;

  /** The bits of a place that are its index. */
  private final int mask;

  private final int last;
  private final int toNextRound;

  /**
   * Makes an empty ring.
   *
   * @param capacity how many elements it holds, 1 or more
   */
  public Ring(int capacity) {
    turns = new long[capacity];
    cells = new @Nullable Object[capacity];
    mask = capacity == 1 ? 0 : 2 * Integer.highestOneBit(capacity - 1) - 1;
    last = capacity - 1;
    toNextRound = mask + 1 - last;
    for (int i = 0; i < capacity; i++) {
      turns[i] = 2L * i;
    }
  }

  /** How many elements it holds. */
  public int capacity() {
    return cells.length;
  }

  /** Puts an element behind the others, if there is room. */
  public Put put(E element) {
    while (true) {
      long tail = (long) LONGS.getAcquire(places, TAIL);
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

  /** Takes the oldest; null where there is none yet. */
  public @Nullable E take() {
    return take(Long.MAX_VALUE);
  }

  /** Takes the oldest, if its place is before the given one; null where there is none yet. */
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

  /** Whether one can be taken now. */
  public boolean hasNext() {
    while (true) {
      long head = (long) LONGS.getAcquire(places, HEAD);
      long turn = (long) LONGS.getAcquire(turns, (int) head & mask);
      if (turn <= 2 * head + 1) {
        return turn == 2 * head + 1;
      }
      Thread.onSpinWait(); // taken meanwhile: the head has moved
    }
  }

  /** The place behind the last that was claimed by a put. */
  public long end() {
    return (long) LONGS.getAcquire(places, TAIL) & ~CLOSED;
  }

  /** How many are in, those included that are just being put. */
  public int size() {
    while (true) {
      long head = (long) LONGS.getVolatile(places, HEAD);
      long end = (long) LONGS.getVolatile(places, TAIL) & ~CLOSED;
      if (head == (long) LONGS.getVolatile(places, HEAD)) {
        return (int) (count(end) - count(head));
      }
    }
  }

  /** How many places come before one. */
  private long count(long place) {
    long index = place & mask;
    return (place - index) / (mask + 1L) * cells.length + index;
  }

  /** Whether none is in, not even one that is just being put. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** Has every later put refused. */
  public void close() {
    LONGS.getAndBitwiseOr(places, TAIL, CLOSED);
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return (long) LONGS.getAcquire(places, TAIL) < 0;
  }
}
