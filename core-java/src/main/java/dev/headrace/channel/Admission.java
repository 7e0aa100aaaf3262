package dev.headrace.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of one link are under way here: handed on, at work, or waiting for their turn. It
 * bounds what a peer can have this registry remember. Answers are never counted, so that those at
 * work get theirs however full it is.
 *
 * <p>All fields are under the lock, which is held for some instructions.
 */
final class Admission {
  private final int mostRunning;
  private final int mostOpen;
  private final Queue<Execution> waiting = new ArrayDeque<>();
  private int open;
  private int running;

  Admission(int mostRunning, int mostWaiting) {
    this.mostRunning = mostRunning;
    this.mostOpen = mostRunning + mostWaiting;
  }

  /** Lets something in; false if there is too much. */
  synchronized boolean enter() {
    if (open >= mostOpen) {
      return false;
    }
    open++;
    return true;
  }

  /** Something that was let in, and does not run here, is over. */
  synchronized void leave() {
    open--;
  }

  /** Whether something that was let in may run now; else it has to wait. */
  synchronized boolean mayRun(Execution execution) {
    if (running < mostRunning) {
      running++;
      return true;
    }
    waiting.add(execution);
    return false;
  }

  /** Something that ran is over: gives what may run in its place. */
  synchronized @Nullable Execution next() {
    open--;
    Execution next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }

  /** Nobody waits for what waits any more. */
  synchronized void clear() {
    open -= waiting.size();
    waiting.clear();
  }

  synchronized int open() {
    return open;
  }
}
