package dev.headrace.driver.timer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * A hierarchical timer wheel whose slots are heaps.
 *
 * Time is cut into ticks of 1024 ns, and a tick's number into digits of six bits. A timer lies at the level of the highest
 * digit in which its tick differs from that of the wheel's base, in the slot of that digit:
 *
 *   level 2   slots of 4.2 ms    ─┐ the first slot that isn't empty, of the lowest level that isn't empty,
 *   level 1   slots of 66 µs      ├ holds the earliest timer: a bit a slot and a bit a level find it
 *   level 0   slots of 1 µs      ─┘
 *   late      all before the base
 *
 * Since a slot is a heap by (deadline, order), its root is the earliest timer of all: exact, known at any time, and found
 * without moving anything. Timers fire straight from the heap of a slot, at whatever level it is, while there are few in it.
 * Only where a slot is crowded are they spread over the level below, and the base goes on to where the slot begins; so heaps
 * stay small, and what firing costs does not grow with the number of timers. The base never goes beyond the time that was
 * polled for, hence timers of any kind can always be added.
 *
 * Invariants:
 *   - a timer before the base is in the late slot, any other where its tick and the base say;
 *   - at each level above 0, all slots up to the base's own digit are empty;
 *   - a bit is set where a slot, or a level, is not empty.
 */

/**
 * The timers that are pending, by deadline, those of one deadline in the order of their numbers.
 * Deadlines are relative to the wheel's origin. Allocates only to grow. For one thread.
 */
final class PendingTimers {
  static final int NONE = SlotHeaps.NONE;

  private static final int TICK_BITS = 10;
  private static final int DIGIT_BITS = 6;
  private static final int LEVELS = 9;
  private static final int SLOTS_A_LEVEL = 1 << DIGIT_BITS;
  private static final int LATE = LEVELS * SLOTS_A_LEVEL;
  private static final int ASIDE = LATE + 1;

  /** From how many timers on it is quicker to spread a slot than to sort it. */
  private static final int CROWD = 32;

  private final SlotHeaps heaps = new SlotHeaps(ASIDE + 1);
  private final long[] slots = new long[LEVELS];
  private int levels;
  private long base;
  private @Nullable Timer[] timers = new Timer[heaps.length()];
  private int size;
  private long nextOrder;

  int size() {
    return size;
  }

  long deadline(int node) {
    return heaps.deadline(node);
  }

  long order(int node) {
    return heaps.order(node);
  }

  /** The timer of a node; every node that is given out has one. */
  @SuppressWarnings("NullAway") // null only where a node is free
  Timer timer(int node) {
    return timers[node];
  }

  /** The number that the timer scheduled next gets. */
  long nextOrder() {
    return nextOrder;
  }

  /** Adds a timer, or moves one that is pending, with a number of its own. */
  void schedule(Timer timer, long deadline) {
    timer.deadline = deadline;
    timer.skipped = 0;
    if (timer.state == Timer.State.PENDING) {
      move(timer.node, deadline, nextOrder++);
    } else {
      timer.state = Timer.State.PENDING;
      timer.node = add(timer, deadline, nextOrder++);
    }
  }

  /** Moves a timer that is pending, and leaves it its number. */
  void repeat(Timer timer, long deadline) {
    timer.deadline = deadline;
    move(timer.node, deadline, heaps.order(timer.node));
  }

  /** Takes out a timer that is pending. */
  void end(Timer timer, Timer.State state) {
    int node = timer.node;
    takeOut(node);
    timers[node] = null;
    heaps.free(node);
    size--;
    timer.node = NONE;
    timer.state = state;
  }

  private int add(Timer timer, long deadline, long order) {
    int node = heaps.allocate();
    if (node >= timers.length) {
      timers = Arrays.copyOf(timers, heaps.length());
    }
    timers[node] = timer;
    size++;
    heaps.key(node, deadline, order);
    place(node);
    return node;
  }

  private void move(int node, long deadline, long order) {
    takeOut(node);
    heaps.key(node, deadline, order);
    place(node);
  }

  /** The earliest timer, or none. */
  int first() {
    int first = firstInPlace();
    int aside = heaps.root(ASIDE);
    if (aside == NONE || first == NONE) {
      return first == NONE ? aside : first;
    }
    return heaps.deadline(aside) < heaps.deadline(first) ? aside : first;
  }

  /** The earliest timer that was not set aside, if it is due by some time; or none. */
  int firstDue(long now) {
    while (true) {
      int node = firstInPlace();
      if (node == NONE || heaps.deadline(node) > now) {
        return NONE;
      }
      int slot = heaps.slot(node);
      if (heaps.size(slot) <= CROWD || slot < SLOTS_A_LEVEL || slot == LATE) {
        return node;
      }
      spread(slot);
    }
  }

  /** Leaves a timer out of {@link #firstDue} until all are brought back. */
  void setAside(int node) {
    takeOut(node);
    heaps.add(ASIDE, node);
  }

  /** Brings back those that were set aside. */
  void bringBack() {
    if (heaps.root(ASIDE) != NONE) {
      placeAll(heaps.removeAll(ASIDE));
    }
  }

  /** The timers, in no order; for looking at them. */
  Timer[] toArray() {
    return Arrays.stream(timers).filter(timer -> timer != null).toArray(Timer[]::new);
  }

  private int firstInPlace() {
    int late = heaps.root(LATE);
    if (late != NONE || levels == 0) {
      return late;
    }
    int level = Integer.numberOfTrailingZeros(levels);
    int digit = Long.numberOfTrailingZeros(slots[level]);
    return heaps.root(level * SLOTS_A_LEVEL + digit);
  }

  /** Spreads the first slot that isn't empty over the levels below, which are empty. */
  private void spread(int slot) {
    int bits = DIGIT_BITS * (slot / SLOTS_A_LEVEL);
    base = tick(heaps.deadline(heaps.root(slot))) >>> bits << bits;
    int chain = heaps.removeAll(slot);
    clear(slot);
    placeAll(chain);
  }

  private void placeAll(int chain) {
    int node = chain;
    while (node != NONE) {
      int next = heaps.pop(node);
      place(node);
      node = next;
    }
  }

  private void place(int node) {
    long tick = tick(heaps.deadline(node));
    if (tick < base) {
      heaps.add(LATE, node);
      return;
    }
    int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros((tick ^ base) | 1)) / DIGIT_BITS;
    int digit = (int) (tick >>> (DIGIT_BITS * level)) & (SLOTS_A_LEVEL - 1);
    heaps.add(level * SLOTS_A_LEVEL + digit, node);
    slots[level] |= 1L << digit;
    levels |= 1 << level;
  }

  private void takeOut(int node) {
    int slot = heaps.slot(node);
    heaps.remove(node);
    if (heaps.root(slot) == NONE && slot < LATE) {
      clear(slot);
    }
  }

  private void clear(int slot) {
    int level = slot / SLOTS_A_LEVEL;
    slots[level] &= ~(1L << slot);
    if (slots[level] == 0) {
      levels &= ~(1 << level);
    }
  }

  private static long tick(long deadline) {
    return deadline >> TICK_BITS;
  }
}
