package dev.headrace.driver.timer;

import java.util.Arrays;

/*
 * The first page of a slot has room for 8 entries, each further one for twice as many as the one before, and from 2048 on all
 * have the same room: few slots are crowded, and what a crowded one has no use for any more, another can use.
 *
 *   page     0    1    2   ...    8     9    10   ...
 *   room     8   16   32   ...  2048  2048  2048
 *
 * Slots know their pages by number: slots that fill and empty all the time write no references, which would cost a barrier of
 * the collector each.
 */

/**
 * Arrays of entries, kept for reuse where a slot gives them back. Allocates only to grow. For one
 * thread.
 */
final class Pages {
  /** How many numbers an entry has: its deadline, its order, its node. */
  static final int ENTRY = 3;

  private static final int FIRST_BITS = 3;
  private static final int MOST_BITS = 11;
  private static final int FIRST = 1 << FIRST_BITS;
  private static final int MOST = 1 << MOST_BITS;
  private static final int KINDS = MOST_BITS - FIRST_BITS + 1;

  private long[][] entries = new long[16][];
  private int count;
  private final int[][] free = new int[KINDS][16];
  private final int[] frees = new int[KINDS];

  /** Which page of its slot an entry is in. */
  static int page(int index) {
    int place = index + FIRST;
    return place < MOST
        ? Integer.SIZE - 1 - FIRST_BITS - Integer.numberOfLeadingZeros(place)
        : KINDS - 2 + (place >>> MOST_BITS);
  }

  /** Where in its page an entry begins. */
  static int offset(int index) {
    int place = index + FIRST;
    return ENTRY * (place < MOST ? place - Integer.highestOneBit(place) : place & (MOST - 1));
  }

  /** How many entries there is room for in so many pages of a slot. */
  static int room(int pages) {
    return (pages < KINDS ? FIRST << pages : (pages - KINDS + 2) << MOST_BITS) - FIRST;
  }

  long[] entries(int number) {
    return entries[number];
  }

  /** Gives the number of an array for a slot's page; what is in it has no meaning. */
  int take(int page) {
    int kind = kind(page);
    if (frees[kind] > 0) {
      return free[kind][--frees[kind]];
    }
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, 2 * count);
    }
    entries[count] = new long[ENTRY * (FIRST << kind)];
    return count++;
  }

  void giveBack(int page, int number) {
    int kind = kind(page);
    if (frees[kind] == free[kind].length) {
      free[kind] = Arrays.copyOf(free[kind], 2 * frees[kind]);
    }
    free[kind][frees[kind]++] = number;
  }

  private static int kind(int page) {
    return Math.min(page, KINDS - 1);
  }
}
