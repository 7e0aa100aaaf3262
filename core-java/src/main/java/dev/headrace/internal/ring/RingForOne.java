package dev.headrace.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A ring that one thread at a time takes from. An empty cell holds null: the taker empties it
 * before it moves the head on, so whoever sees the head past a cell finds it empty.
 *
 * <p>There may be more cells than elements: their number is a power of two, and the distance of the
 * tail from the head keeps to the capacity. Putting compares the tail with a limit, which was right
 * when it was last made from the head; only where the tail has come to it is the head looked at
 * again. The limit may fall back when two threads make it, but is never too high.
 *
 * <pre>
 *   field            read                     written               guards
 *   places[HEAD]     plain by the taker,      release by the taker  cells before it, empty again
 *                    volatile by others
 *   places[LIMIT]    acquire                  release               what the head guards
 *   cells[i]         acquire by the taker     release by the cell's claimer, plain by the taker
 * </pre>
 *
 * @param <E> the type of the elements
 */
final class RingForOne<E> extends Ring<E> {
  private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(Object[].class);

  private final @Nullable Object[] cells;
  private final int mask;
  private final int capacity;

  RingForOne(int capacity) {
    this.capacity = capacity;
    cells = new @Nullable Object[capacity == 1 ? 1 : 2 * Integer.highestOneBit(capacity - 1)];
    mask = cells.length - 1;
    places[LIMIT] = capacity;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public Put put(E element) {
    while (true) {
      long tail = (long) LONGS.getVolatile(places, TAIL);
      if (tail < 0) {
        return Put.CLOSED;
      }
      if (tail >= (long) LONGS.getAcquire(places, LIMIT) && tail >= newLimit()) {
        return Put.FULL;
      }
      if (LONGS.compareAndSet(places, TAIL, tail, tail + 1)) {
        CELLS.setRelease(cells, (int) tail & mask, element);
        return Put.DONE;
      }
      Thread.onSpinWait(); // another was faster
    }
  }

  private long newLimit() {
    long limit = (long) LONGS.getVolatile(places, HEAD) + capacity;
    LONGS.setRelease(places, LIMIT, limit);
    return limit;
  }

  @Override
  @SuppressWarnings("unchecked") // only elements are put
  public @Nullable E take(long end) {
    long head = (long) LONGS.get(places, HEAD);
    if (head >= end) {
      return null;
    }
    int index = (int) head & mask;
    Object element = CELLS.getAcquire(cells, index);
    if (element != null) {
      cells[index] = null;
      LONGS.setRelease(places, HEAD, head + 1);
    }
    return (E) element;
  }

  @Override
  long count(long place) {
    return place;
  }
}
