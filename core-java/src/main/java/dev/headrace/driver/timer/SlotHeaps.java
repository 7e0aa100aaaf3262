package dev.headrace.driver.timer;

import java.util.Arrays;

/*
 * Pairing heaps: a heap is a tree whose parent comes before its children, and two heaps are joined by making the root that
 * comes later the first child of the other. So adding is one comparison, taking out a node that has no children is unlinking
 * it, and what is not asked for in order is never sorted. Taking out a root joins its children in pairs, then the pairs from
 * the last to the first: logarithmic on the average of many operations.
 *
 * Nodes are numbers into arrays and not objects: links between objects that live long cost a barrier of the collector each,
 * and there are four or more of them in every operation. Number 0 is no node.
 *
 *   keys   deadline, order                a node's 16 bytes never span two cache lines
 *   links  previous, next, child, slot    previous is the sibling before, or the parent of a first child
 *
 * A root's previous and next are 0. A free node's next is the next free one.
 */

/** Heaps of nodes by (deadline, order), one heap a slot. Allocates only to grow. For one thread. */
final class SlotHeaps {
  static final int NONE = 0;

  private static final int FIRST_LENGTH = 64;
  private static final int PREVIOUS = 0;
  private static final int NEXT = 1;
  private static final int CHILD = 2;
  private static final int SLOT = 3;

  private final int[] roots;
  private final int[] sizes;
  private long[] keys = new long[2 * FIRST_LENGTH];
  private int[] links = new int[4 * FIRST_LENGTH];
  private int length = FIRST_LENGTH;
  private int unused = 1;
  private int free = NONE;
  private int waiting = NONE;

  SlotHeaps(int slots) {
    roots = new int[slots];
    sizes = new int[slots];
  }

  /** A node that is in no slot. */
  int allocate() {
    if (free != NONE) {
      int node = free;
      free = link(node, NEXT);
      return node;
    }
    if (unused == length) {
      length = Math.multiplyExact(length, 2);
      keys = Arrays.copyOf(keys, Math.multiplyExact(length, 2));
      links = Arrays.copyOf(links, Math.multiplyExact(length, 4));
    }
    return unused++;
  }

  /** Gives back a node that is in no slot. */
  void free(int node) {
    link(node, NEXT, free);
    free = node;
  }

  /** How many nodes there is room for: all are below. */
  int length() {
    return length;
  }

  long deadline(int node) {
    return keys[node << 1];
  }

  long order(int node) {
    return keys[(node << 1) + 1];
  }

  int slot(int node) {
    return link(node, SLOT);
  }

  /** The node of a slot that comes first, or none. */
  int root(int slot) {
    return roots[slot];
  }

  int size(int slot) {
    return sizes[slot];
  }

  /** Sets what a node that is in no slot is sorted by. */
  void key(int node, long deadline, long order) {
    keys[node << 1] = deadline;
    keys[(node << 1) + 1] = order;
  }

  /** Puts a node that is in no slot into one. */
  void add(int slot, int node) {
    link(node, PREVIOUS, NONE);
    link(node, NEXT, NONE);
    link(node, CHILD, NONE);
    link(node, SLOT, slot);
    int root = roots[slot];
    roots[slot] = root == NONE ? node : join(root, node);
    sizes[slot]++;
  }

  /** Takes a node out of its slot. */
  void remove(int node) {
    int slot = slot(node);
    sizes[slot]--;
    int children = link(node, CHILD);
    int orphans = children == NONE ? NONE : joinAll(children);
    if (roots[slot] == node) {
      roots[slot] = orphans;
      return;
    }
    unlink(node);
    if (orphans != NONE) {
      roots[slot] = join(roots[slot], orphans);
    }
  }

  /** Takes every node out of a slot: gives the first of them for {@link #pop}. */
  int removeAll(int slot) {
    int root = roots[slot];
    roots[slot] = NONE;
    sizes[slot] = 0;
    return root;
  }

  /**
   * Goes from a node that was taken out with others to the next of them, in no order, and leaves
   * the node free to be added. Children come before siblings, which wait on a stack meanwhile,
   * linked by what is the previous of the first of them.
   */
  int pop(int node) {
    int sibling = link(node, NEXT);
    int child = link(node, CHILD);
    if (child != NONE) {
      if (sibling != NONE) {
        link(sibling, PREVIOUS, waiting);
        waiting = sibling;
      }
      return child;
    }
    if (sibling != NONE || waiting == NONE) {
      return sibling;
    }
    int next = waiting;
    waiting = link(next, PREVIOUS);
    return next;
  }

  private void unlink(int node) {
    int previous = link(node, PREVIOUS);
    int next = link(node, NEXT);
    link(previous, link(previous, CHILD) == node ? CHILD : NEXT, next);
    if (next != NONE) {
      link(next, PREVIOUS, previous);
    }
  }

  /** Joins two roots, and gives the one that comes first, whose own siblings stay as they are. */
  private int join(int a, int b) {
    return isBefore(b, a) ? adopt(b, a) : adopt(a, b);
  }

  private int adopt(int parent, int node) {
    int child = link(parent, CHILD);
    link(node, NEXT, child);
    if (child != NONE) {
      link(child, PREVIOUS, node);
    }
    link(node, PREVIOUS, parent);
    link(parent, CHILD, node);
    return parent;
  }

  /** Joins siblings, from the first of them on, into one heap. */
  private int joinAll(int first) {
    int pairs = NONE;
    int rest = first;
    while (rest != NONE) {
      int a = rest;
      int b = link(a, NEXT);
      rest = b == NONE ? NONE : link(b, NEXT);
      int pair = b == NONE ? a : join(a, b);
      link(pair, NEXT, pairs);
      pairs = pair;
    }
    int root = pairs;
    rest = link(root, NEXT);
    while (rest != NONE) {
      int pair = rest;
      rest = link(pair, NEXT);
      root = join(root, pair);
    }
    link(root, PREVIOUS, NONE);
    link(root, NEXT, NONE);
    return root;
  }

  private boolean isBefore(int a, int b) {
    long left = keys[a << 1];
    long right = keys[b << 1];
    return left != right ? left < right : order(a) < order(b);
  }

  private int link(int node, int which) {
    return links[(node << 2) + which];
  }

  private void link(int node, int which, int other) {
    links[(node << 2) + which] = other;
  }
}
