package dev.headrace.driver.inbox;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for any number of threads that put and take: a ring whose cells carry sequence
 * numbers, after Dmitry Vyukov's bounded queue.
 *
 * <p>Positions count from 0 and never wrap; position {@code p} lives in cell {@code p & mask}. A
 * cell's state says whose turn it is: {@code 2p} that it is free for the put of position {@code p},
 * {@code 2p + 1} that this put is done. Putting claims the tail by compare-and-set, fills the cell,
 * and says so in the state; taking does the same at the head. So a put costs one compare-and-set on
 * a contended line, looks at the head only when the ring is full, and allocates nothing.
 *
 * <p>Why not one of the JDK's: its bounded queues lock, and its lock-free ones allocate a node an
 * element and have no bound. Why takers compare-and-set, although there is one consumer: a put that
 * drops the oldest takes it.
 *
 * <p>Between a claim and its end, some instructions later, a cell is in its claimer's hands. Nobody
 * waits for that here: a taker finds nothing yet, a putter finds no room yet.
 *
 * <p>Closing sets the sign of the tail, so that no claim after it can succeed: what was claimed
 * before is all there will ever be.
 *
 * <pre>
 *   field            read             written                          guards
 *   places[TAIL]     acquire          compare-and-set, bitwise or      which position is put next
 *   places[HEAD]     acquire          compare-and-set                  which position is taken next
 *   states[i]        acquire          release, by the cell's claimer   cells[i]
 *   cells[i]         plain            plain, by the cell's claimer     nothing
 * </pre>
 *
 * The two places are far apart in one array, so that putters and takers don't share a cache line.
 *
 * @param <E> the type of the elements
 */
final class Ring<E> {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long CLOSED = Long.MIN_VALUE;
  private static final int TAIL = 16;
  private static final int HEAD = 32;

  /** What came of putting. */
  enum Put {
    DONE,
    FULL,
    CLOSED
  }

  private final long[] places = new long[48];
  private final long[] states;
  private final @Nullable Object[] cells;
  private final int mask;

  /**
   * Makes an empty ring.
   *
   * @param capacity how much it holds at least: the next power of two
   */
  Ring(int capacity) {
    int size = capacity == 1 ? 1 : Integer.highestOneBit(capacity - 1) << 1;
    states = new long[size];
    cells = new @Nullable Object[size];
    mask = size - 1;
    for (int i = 0; i < size; i++) {
      states[i] = 2L * i;
    }
  }

  int capacity() {
    return cells.length;
  }

  Put put(E element) {
    while (true) {
      long tail = (long) LONGS.getAcquire(places, TAIL);
      if (tail < 0) {
        return Put.CLOSED;
      }
      int index = (int) tail & mask;
      long state = (long) LONGS.getAcquire(states, index);
      if (state == 2 * tail) {
        if (LONGS.compareAndSet(places, TAIL, tail, tail + 1)) {
          cells[index] = element;
          LONGS.setRelease(states, index, 2 * tail + 1);
          return Put.DONE;
        }
      } else if (state < 2 * tail) {
        return Put.FULL; // from the last time round, or being taken
      } // else another was faster
      Thread.onSpinWait();
    }
  }

  /** Takes the oldest, if its position is before the given one; null where there is none yet. */
  @SuppressWarnings("unchecked") // only elements are put
  @Nullable E take(long end) {
    while (true) {
      long head = (long) LONGS.getAcquire(places, HEAD);
      int index = (int) head & mask;
      long state = (long) LONGS.getAcquire(states, index);
      if (head >= end || state < 2 * head + 1) {
        return null;
      }
      if (state == 2 * head + 1 && LONGS.compareAndSet(places, HEAD, head, head + 1)) {
        E element = (E) cells[index];
        cells[index] = null;
        LONGS.setRelease(states, index, 2 * (head + cells.length));
        return element;
      }
      Thread.onSpinWait(); // another was faster
    }
  }

  /** Whether one can be taken now. */
  boolean hasNext() {
    while (true) {
      long head = (long) LONGS.getAcquire(places, HEAD);
      long state = (long) LONGS.getAcquire(states, (int) head & mask);
      if (state <= 2 * head + 1) {
        return state == 2 * head + 1;
      }
      Thread.onSpinWait(); // taken meanwhile: the head has moved
    }
  }

  /** The position behind the last that was claimed by a put. */
  long end() {
    return (long) LONGS.getAcquire(places, TAIL) & ~CLOSED;
  }

  /** How many are in, those included that are just being put. */
  int size() {
    long head;
    long end;
    do {
      head = (long) LONGS.getVolatile(places, HEAD);
      end = (long) LONGS.getVolatile(places, TAIL) & ~CLOSED;
    } while (head != (long) LONGS.getVolatile(places, HEAD));
    return (int) (end - head);
  }

  void close() {
    LONGS.getAndBitwiseOr(places, TAIL, CLOSED);
  }

  boolean isClosed() {
    return (long) LONGS.getAcquire(places, TAIL) < 0;
  }
}
