package dev.headrace.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A ring of places for events, for any number of threads on both sides. It allocates nothing after
 * it was made.
 *
 * <p>Places are given out in turn, round after round, and each has a turn of its own that says what
 * it is ready for: {@code 2r} to be filled in round r, {@code 2r + 1} to be emptied in it. Whoever
 * has taken a place at the tail or the head by a compare-and-set owns it until he moves its turn
 * on. Counting rounds, and not positions, makes a single place enough.
 *
 * <pre>
 *   head, tail   read: volatile   written: compare-and-set
 *   turns        read: acquire    written: release, by the owner of the place
 *   places       plain, by the owner of the place
 * </pre>
 *
 * @param <E> the type of the events
 */
final class EventBuffer<E> {
  private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(EventBuffer.class, "head", long.class);
      TAIL = lookup.findVarHandle(EventBuffer.class, "tail", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final @Nullable Object[] places;
  private final long[] turns;
  private volatile long head;
  private volatile long tail;

  EventBuffer(int capacity) {
    this.places = new @Nullable Object[capacity];
    this.turns = new long[capacity];
  }

  /** Puts an event at the end; false if there is no place for it. */
  boolean offer(E event) {
    while (true) {
      long position = tail;
      int place = (int) (position % places.length);
      long turn = 2 * (position / places.length);
      if ((long) TURN.getAcquire(turns, place) == turn) {
        if (TAIL.compareAndSet(this, position, position + 1)) {
          places[place] = event;
          TURN.setRelease(turns, place, turn + 1);
          return true;
        }
      } else if (position == tail) {
        return false;
      }
    }
  }

  /** Takes the event that has waited longest; null if there is none, or it is still being put. */
  @SuppressWarnings("unchecked")
  @Nullable E poll() {
    while (true) {
      long position = head;
      int place = (int) (position % places.length);
      long turn = 2 * (position / places.length) + 1;
      if ((long) TURN.getAcquire(turns, place) == turn) {
        if (HEAD.compareAndSet(this, position, position + 1)) {
          E event = (E) places[place];
          places[place] = null;
          TURN.setRelease(turns, place, turn + 1);
          return event;
        }
      } else if (position == head) {
        return null;
      }
    }
  }

  boolean isEmpty() {
    return head == tail;
  }

  void clear() {
    while (poll() != null) {
      // and the next one
    }
  }
}
