package dev.headrace.driver.timer;

import org.jspecify.annotations.Nullable;

/*
 * A hierarchical timer wheel. Time is cut into ticks of 1024 ns, and a tick's number into digits of seven bits. A timer lies at
 * the level of the highest digit in which its tick differs from that of the wheel's base, in the slot of that digit:
 *
 *   level 2   slots of 17 ms     ─┐ the first slot that isn't empty, of the lowest level that isn't empty,
 *   level 1   slots of 131 µs     ├ holds the earliest timer: a bit a slot and a bit a word of these find it
 *   level 0   slots of 1 µs      ─┘
 *   late      all before the base
 *
 * A slot knows its earliest deadline: exact, at any time, and without moving anything. Timers fire straight from a slot, at
 * whatever level it is, while there are few in it. Only where a slot is crowded are they spread over the level below, and the
 * base goes on to where the slot begins; so what is sorted stays small, and what firing costs hardly grows with the number of
 * timers. The base never goes beyond the time that was polled for, hence timers of any kind can always be added.
 *
 * With many timers, memory is what costs. Spreading reads a slot from front to back, writes to the ends of others, and touches
 * the timers themselves but once: in the last spread before they fire, all of a slot at a time.
 *
 * Invariants:
 *   - a timer before the base is in the late slot, any other where its tick and the base say, unless it is set aside: so its
 *     deadline tells its slot, and only its index in there is kept;
 *   - at each level above 0, all slots up to the base's own digit are empty;
 *   - a bit is set where a slot, or a word of these bits, is not empty.
 */

/**
 * The timers that are pending, by deadline, those of one deadline in the order of their numbers.
 * Deadlines are relative to the wheel's origin. Allocates only to grow. For one thread.
 */
final class PendingTimers {
  private static final int TICK_BITS = 10;
  private static final int DIGIT_BITS = 7;
  private static final int LEVELS = 8;
  private static final int SLOTS_A_LEVEL = 1 << DIGIT_BITS;
  private static final int LATE = LEVELS * SLOTS_A_LEVEL;
  private static final int NONE = -1;

  /** Makes the indexes of timers that are set aside negative. */
  private static final int ASIDE = -1;

  /** From how many timers on it is quicker to spread a slot than to sort it. */
  private static final int CROWD = 8;

  /** Up to how many timers a slot that is spread leaves no crowd, on average: they fire next. */
  private static final int TOUCHED = CROWD * SLOTS_A_LEVEL;

  private final Nodes nodes = new Nodes();
  private final Pages pages = new Pages();
  private final Slot[] slots = new Slot[LATE + 1];
  private final Slot late;
  private final Slot aside;
  private final Slot.Receiver placing = this::place;
  private final long[] filled = new long[LATE / Long.SIZE];
  private int words;
  private long base;
  private int size;
  private long nextOrder;

  PendingTimers() {
    late = new Slot(pages, nodes, 0);
    slots[LATE] = late;
    aside = new Slot(pages, nodes, ASIDE);
  }

  int size() {
    return size;
  }

  /** The number of a timer that is pending. */
  long order(Timer timer) {
    int index = nodes.index(timer.node);
    return index < 0 ? aside.order(~index) : slots[slot(timer.deadline)].order(index);
  }

  /** The number that the timer scheduled next gets. */
  long nextOrder() {
    return nextOrder;
  }

  /** Adds a timer, or moves one that is pending, with a number of its own. */
  void schedule(Timer timer, long deadline) {
    if (timer.state == Timer.PENDING) {
      takeOut(timer);
    } else {
      timer.state = Timer.PENDING;
      size++;
      if (timer.node == Nodes.NONE) {
        timer.node = nodes.allocate(timer);
      }
    }
    timer.deadline = deadline;
    timer.skipped = 0;
    place(deadline, nextOrder++, timer.node);
  }

  /** Moves a timer that is pending, and leaves it its number. */
  void repeat(Timer timer, long deadline) {
    long order = order(timer);
    takeOut(timer);
    timer.deadline = deadline;
    place(deadline, order, timer.node);
  }

  /** Takes out a timer that is pending. */
  void cancel(Timer timer) {
    takeOut(timer);
    timer.state = Timer.CANCELLED;
    size--;
    forget(timer);
  }

  /** Takes out a timer that is pending, to be {@link #release released} when it has run. */
  void fire(Timer timer) {
    takeOut(timer);
    timer.state = Timer.FIRED;
    size--;
  }

  /** Forgets a timer that fired, unless it was scheduled again. */
  void release(Timer timer) {
    if (timer.state != Timer.PENDING && timer.node != Nodes.NONE) {
      forget(timer);
    }
  }

  private void forget(Timer timer) {
    nodes.free(timer.node);
    timer.node = Nodes.NONE;
  }

  /** The earliest deadline; where no timer is pending, the last there is. */
  long earliest() {
    int first = firstSlot();
    long earliest = first == NONE ? Long.MAX_VALUE : slots[first].earliest();
    return Math.min(earliest, aside.earliest());
  }

  /** The earliest timer that was not set aside, if it is due by some time; or none. */
  @Nullable Timer firstDue(long now) {
    while (true) {
      int first = firstSlot();
      if (first == NONE) {
        return null;
      }
      Slot slot = slots[first];
      if (slot.earliest() > now) {
        return null;
      }
      if (slot.size() <= CROWD || first < SLOTS_A_LEVEL || first == LATE) {
        return nodes.timer(slot.node(slot.first()));
      }
      spread(first);
    }
  }

  /** Leaves a timer out of {@link #firstDue} until all are brought back. */
  void setAside(Timer timer) {
    long order = order(timer);
    takeOut(timer);
    aside.add(timer.deadline, order, timer.node);
  }

  /** Brings back those that were set aside. */
  void bringBack() {
    if (!aside.isEmpty()) {
      aside.drain(placing);
    }
  }

  /** The timers, in no order; for looking at them. */
  Timer[] toArray() {
    return nodes.toArray();
  }

  /** The first slot that isn't empty, or none. */
  private int firstSlot() {
    if (!late.isEmpty()) {
      return LATE;
    }
    if (words == 0) {
      return NONE;
    }
    int word = Integer.numberOfTrailingZeros(words);
    return word * Long.SIZE + Long.numberOfTrailingZeros(filled[word]);
  }

  /** Spreads the first slot that isn't empty over the levels below, which are empty. */
  private void spread(int first) {
    Slot slot = slots[first];
    int bits = DIGIT_BITS * (first / SLOTS_A_LEVEL);
    if (slot.size() <= TOUCHED) {
      slot.touch();
    }
    base = tick(slot.earliest()) >>> bits << bits;
    clear(first);
    slot.drain(placing);
  }

  private void place(long deadline, long order, int node) {
    int slot = slot(deadline);
    if (slots[slot] == null) {
      addLevel(slot / SLOTS_A_LEVEL);
    }
    slots[slot].add(deadline, order, node);
    if (slot < LATE) {
      int word = slot / Long.SIZE;
      filled[word] |= 1L << slot;
      words |= 1 << word;
    }
  }

  /** Makes all slots of a level at once, so that later, as time goes by, none is. */
  private void addLevel(int level) {
    for (int i = level * SLOTS_A_LEVEL; i < (level + 1) * SLOTS_A_LEVEL; i++) {
      slots[i] = new Slot(pages, nodes, 0);
    }
  }

  private void takeOut(Timer timer) {
    int index = nodes.index(timer.node);
    if (index < 0) {
      aside.remove(~index);
      return;
    }
    int number = slot(timer.deadline);
    Slot slot = slots[number];
    slot.remove(index);
    if (slot.isEmpty() && number < LATE) {
      clear(number);
    }
  }

  private int slot(long deadline) {
    long tick = tick(deadline);
    if (tick < base) {
      return LATE;
    }
    int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros((tick ^ base) | 1)) / DIGIT_BITS;
    int digit = (int) (tick >>> (DIGIT_BITS * level)) & (SLOTS_A_LEVEL - 1);
    return level * SLOTS_A_LEVEL + digit;
  }

  private void clear(int slot) {
    int word = slot / Long.SIZE;
    filled[word] &= ~(1L << slot);
    if (filled[word] == 0) {
      words &= ~(1 << word);
    }
  }

  private static long tick(long deadline) {
    return deadline >> TICK_BITS;
  }
}
