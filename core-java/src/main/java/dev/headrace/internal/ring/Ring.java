package dev.headrace.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue that any number of threads put into, and one takes from, or any number.
 *
 * <p>Places count from 0 and never wrap: the lower bits of a place are the index of its cell, those
 * above them the round. Putting claims the tail by compare-and-set, and fills the cell of the place
 * it claimed. So a put costs one compare-and-set on a contended line, and allocates nothing.
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
 * <p>A claim is a volatile write. So whoever puts and then reads something volatile, and whoever
 * writes that and then reads the {@linkplain #end end}, can't miss each other: one sees the flag as
 * it was written, or the other sees the claim, if not yet what was put.
 *
 * <pre>
 *   field            read      written                          guards
 *   places[TAIL]     volatile  compare-and-set, bitwise or      which place is put next
 *   places[HEAD]     see the two kinds                          which place is taken next
 * </pre>
 *
 * The places are far apart in one array, so that putters and takers don't share a cache line.
 *
 * @param <E> the type of the elements
 */
public abstract sealed class Ring<E> permits RingForOne, RingForAll {
  static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  static final int TAIL = 16;
  static final int HEAD = 32;
  static final int LIMIT = 48;
  private static final long CLOSED = Long.MIN_VALUE;

  /** What came of putting. */
  public enum Put {
    /** The element is in. */
    DONE,
    /** There is no room, or a cell is just being freed. */
    FULL,
    /** The ring is closed. */
    CLOSED
  }

  final long[] places = new long[64];

  Ring() {}

  /**
   * Makes an empty ring that one thread at a time takes from, after all that the one before it did.
   * Taking is a read and two writes that nobody waits for.
   *
   * @param capacity how many elements it holds, 1 or more
   * @param <E> the type of the elements
   * @return the ring
   */
  public static <E> Ring<E> forOneTaker(int capacity) {
    return new RingForOne<>(capacity);
  }

  /**
   * Makes an empty ring that any thread takes from. Taking costs a compare-and-set.
   *
   * @param capacity how many elements it holds, 1 or more
   * @param <E> the type of the elements
   * @return the ring
   */
  public static <E> Ring<E> forAnyTaker(int capacity) {
    return new RingForAll<>(capacity);
  }

  /** How many elements it holds. */
  public abstract int capacity();

  /** Puts an element behind the others, if there is room. */
  public abstract Put put(E element);

  /** Takes the oldest; null where there is none yet. */
  public final @Nullable E take() {
    return take(Long.MAX_VALUE);
  }

  /** Takes the oldest, if its place is before the given one; null where there is none yet. */
  public abstract @Nullable E take(long end);

  /** How many places come before one. */
  abstract long count(long place);

  /** Whether some place before the given one was not taken yet. */
  public final boolean isBefore(long end) {
    return (long) LONGS.getAcquire(places, HEAD) < end;
  }

  /** The place behind the last that was claimed by a put. */
  public final long end() {
    return (long) LONGS.getVolatile(places, TAIL) & ~CLOSED;
  }

  /** How many are in, those included that are just being put. */
  public final int size() {
    VarHandle.fullFence(); // what this thread put or took is there for others before it looks
    while (true) {
      long head = (long) LONGS.getVolatile(places, HEAD);
      long end = end();
      if (head == (long) LONGS.getVolatile(places, HEAD)) {
        return (int) (count(end) - count(head));
      }
    }
  }

  /** Whether none is in, not even one that is just being put. */
  public final boolean isEmpty() {
    return size() == 0;
  }

  /** Has every later put refused. */
  public final void close() {
    LONGS.getAndBitwiseOr(places, TAIL, CLOSED);
  }

  /** Whether it was closed. */
  public final boolean isClosed() {
    return (long) LONGS.getVolatile(places, TAIL) < 0;
  }
}
