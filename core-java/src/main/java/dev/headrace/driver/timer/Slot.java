package dev.headrace.driver.timer;

import java.util.Arrays;

/*
 * Most slots are only added to, and then spread from front to back. So entries lie one after another, with what they are
 * sorted by beside them, in no order, and the earliest deadline is known from adding. Only where they are asked for one by one,
 * as in a slot that fires, or where the earliest was taken out, do they become a heap, which the slot stays until it is empty:
 * an entry comes before its four children, which are number 4i + 1 to 4i + 4.
 */

/** Entries of nodes by (deadline, order). Allocates only to grow. For one thread. */
final class Slot {
  private static final int ENTRY = Pages.ENTRY;
  private static final int CHILD_BITS = 2;
  private static final int CHILDREN = 1 << CHILD_BITS;

  /** What takes the entries of a slot that is drained. */
  interface Receiver {
    void take(long deadline, long order, int node);
  }

  private final Pages pages;
  private final Nodes nodes;
  private final int mark;
  private int[] numbers = new int[2];
  private int pageCount;
  private int room;
  private int size;
  private boolean isHeap;
  private boolean knowsEarliest = true;
  private long earliest = Long.MAX_VALUE;

  /** Of no meaning: what {@link #touch} reads must go somewhere, or it would not be read. */
  int touched;

  /**
   * Makes a slot.
   *
   * @param mark what the indexes of its entries are combined with by exclusive or, for its nodes
   */
  Slot(Pages pages, Nodes nodes, int mark) {
    this.pages = pages;
    this.nodes = nodes;
    this.mark = mark;
    grow(); // its first page is its own
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The earliest deadline; of a slot that is empty, the last there is. */
  long earliest() {
    return isHeap || !knowsEarliest ? deadline(first()) : earliest;
  }

  /** The index of the entry that comes first, in a slot that isn't empty. */
  int first() {
    if (!isHeap) {
      isHeap = true;
      for (int i = (size - 2) >> CHILD_BITS; i >= 0; i--) {
        long[] page = page(i);
        int at = Pages.offset(i);
        sink(i, page[at], page[at + 1], (int) page[at + 2]);
      }
    }
    return 0;
  }

  long deadline(int index) {
    return page(index)[Pages.offset(index)];
  }

  long order(int index) {
    return page(index)[Pages.offset(index) + 1];
  }

  int node(int index) {
    return (int) page(index)[Pages.offset(index) + 2];
  }

  void add(long deadline, long order, int node) {
    int index = size;
    if (index == room) {
      grow();
    }
    size = index + 1;
    if (isHeap) {
      rise(index, deadline, order, node);
    } else {
      earliest = Math.min(earliest, deadline);
      set(index, deadline, order, node);
    }
  }

  void remove(int index) {
    if (size == 1) {
      clear();
      return;
    }
    if (!isHeap && deadline(index) == earliest) {
      knowsEarliest = false;
    }
    int last = --size;
    if (index != last) {
      long[] page = page(last);
      int at = Pages.offset(last);
      replace(index, page[at], page[at + 1], (int) page[at + 2]);
    }
    // One page more than is needed stays, for a slot that goes up and down.
    if (pageCount > 2 && last == Pages.room(pageCount - 2)) {
      giveBackLast();
    }
  }

  /** Gives all entries away, in no order, to be added to other slots. */
  void drain(Receiver receiver) {
    int left = size;
    for (int i = 0; left > 0; i++) {
      long[] page = pages.entries(numbers[i]);
      int end = Math.min(left * ENTRY, page.length);
      for (int at = 0; at < end; at += ENTRY) {
        receiver.take(page[at], page[at + 1], (int) page[at + 2]);
      }
      left -= end / ENTRY;
    }
    clear();
  }

  /**
   * Reads something of every timer, at both its ends. Timers lie anywhere in memory. Here none has
   * to wait for another, so they come into the cache many at a time; when they fire, each would be
   * waited for alone.
   */
  void touch() {
    int sum = 0;
    int left = size;
    for (int i = 0; left > 0; i++) {
      long[] page = pages.entries(numbers[i]);
      int end = Math.min(left * ENTRY, page.length);
      for (int at = 0; at < end; at += ENTRY) {
        Timer timer = nodes.timer((int) page[at + 2]);
        sum += timer.node + (timer.wheel == null ? 1 : 0);
      }
      left -= end / ENTRY;
    }
    touched = sum;
  }

  private long[] page(int index) {
    return pages.entries(numbers[Pages.page(index)]);
  }

  private void clear() {
    size = 0;
    isHeap = false;
    knowsEarliest = true;
    earliest = Long.MAX_VALUE;
    while (pageCount > 1) {
      giveBackLast();
    }
  }

  private void grow() {
    int page = pageCount++;
    if (page == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * page);
    }
    numbers[page] = pages.take(page);
    room = Pages.room(pageCount);
  }

  private void giveBackLast() {
    int page = --pageCount;
    pages.giveBack(page, numbers[page]);
    room = Pages.room(page);
  }

  private void replace(int index, long deadline, long order, int node) {
    if (!isHeap) {
      set(index, deadline, order, node);
    } else if (index > 0 && isBefore(deadline, order, (index - 1) >> CHILD_BITS)) {
      rise(index, deadline, order, node);
    } else {
      sink(index, deadline, order, node);
    }
  }

  private void rise(int from, long deadline, long order, int node) {
    int index = from;
    while (index > 0) {
      int parent = (index - 1) >> CHILD_BITS;
      if (!isBefore(deadline, order, parent)) {
        break;
      }
      move(parent, index);
      index = parent;
    }
    set(index, deadline, order, node);
  }

  private void sink(int from, long deadline, long order, int node) {
    int index = from;
    while (true) {
      int child = (index << CHILD_BITS) + 1;
      if (child >= size || child < 0) {
        break;
      }
      int least = leastOf(child, Math.min(child + CHILDREN, size));
      if (isBefore(deadline, order, least)) {
        break;
      }
      move(least, index);
      index = least;
    }
    set(index, deadline, order, node);
  }

  private int leastOf(int from, int end) {
    int least = from;
    long[] page = page(from);
    int at = Pages.offset(from);
    long deadline = page[at];
    long order = page[at + 1];
    for (int i = from + 1; i < end; i++) {
      page = page(i);
      at = Pages.offset(i);
      if (page[at] < deadline || (page[at] == deadline && page[at + 1] < order)) {
        least = i;
        deadline = page[at];
        order = page[at + 1];
      }
    }
    return least;
  }

  private boolean isBefore(long deadline, long order, int other) {
    long[] page = page(other);
    int at = Pages.offset(other);
    return deadline != page[at] ? deadline < page[at] : order < page[at + 1];
  }

  private void move(int from, int to) {
    long[] page = page(from);
    int at = Pages.offset(from);
    set(to, page[at], page[at + 1], (int) page[at + 2]);
  }

  private void set(int index, long deadline, long order, int node) {
    long[] page = page(index);
    int at = Pages.offset(index);
    page[at] = deadline;
    page[at + 1] = order;
    page[at + 2] = node;
    nodes.index(node, index ^ mark);
  }
}
