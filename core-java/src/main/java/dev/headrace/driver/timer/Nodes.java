package dev.headrace.driver.timer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers by which entries know their timers, and where in its slot the entry of each is.
 *
 * <p>Entries are moved often and all over memory. What has to follow them is an array of {@code
 * int}s, which stays in a cache where the timers don't; and no reference is written, which would
 * cost a barrier of the collector each time.
 */
final class Nodes {
  static final int NONE = 0;

  private static final int FIRST_LENGTH = 64;

  private @Nullable Timer[] timers = new Timer[FIRST_LENGTH];

  /** The index of the node's entry, or the next free node. */
  private int[] indexes = new int[FIRST_LENGTH];

  private int unused = 1;
  private int free = NONE;

  int allocate(Timer timer) {
    int node = free;
    if (node != NONE) {
      free = indexes[node];
    } else {
      if (unused == indexes.length) {
        int length = Math.multiplyExact(unused, 2);
        timers = Arrays.copyOf(timers, length);
        indexes = Arrays.copyOf(indexes, length);
      }
      node = unused++;
    }
    timers[node] = timer;
    return node;
  }

  void free(int node) {
    timers[node] = null;
    indexes[node] = free;
    free = node;
  }

  /** The timer of a node; every node that is given out has one. */
  @SuppressWarnings("NullAway") // null only where a node is free
  Timer timer(int node) {
    return timers[node];
  }

  int index(int node) {
    return indexes[node];
  }

  void index(int node, int index) {
    indexes[node] = index;
  }

  /** The timers, in no order; for looking at them. */
  Timer[] toArray() {
    return Arrays.stream(timers)
        .filter(timer -> timer != null && timer.isPending())
        .toArray(Timer[]::new);
  }
}
