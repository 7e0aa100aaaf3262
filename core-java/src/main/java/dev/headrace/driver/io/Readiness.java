package dev.headrace.driver.io;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Who is ready: tokens in the order in which they became so.
 *
 * <p>Selecting with an action allocates nothing, where the selected-key set takes a node a key. The
 * action runs inside of the selector's locks, so it only collects: handlers run afterwards and may
 * select, register and close as they like.
 *
 * <p>What a poll did not come to stays queued, and the next selection is asked about it again: each
 * says who is ready now, not who became so. Who isn't any more is left out. If the surplus were
 * left to the selector alone, it could name the same channels first each time, and others never.
 */
final class Readiness {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;
  private final WakeUps wakeUps;
  private final Consumer<SelectionKey> collect = this::collect;
  private final ArrayDeque<IoToken> ready = new ArrayDeque<>();
  private final ArrayDeque<IoWaker> woken = new ArrayDeque<>();
  private final ArrayDeque<IoWaker> turning = new ArrayDeque<>();

  /** A selection in a handler may have used up a wake-up. */
  private boolean flushed;

  Readiness(Selector selector, WakeUps wakeUps) {
    this.selector = selector;
    this.wakeUps = wakeUps;
  }

  /**
   * Asks who is ready, and waits for it where nobody is.
   *
   * @param nanos how long; 0 or less not at all, {@link Long#MAX_VALUE} for as long as it takes
   */
  void select(long nanos) throws IOException {
    boolean waits = nanos > 0 && !flushed && ready.isEmpty() && woken.isEmpty() && !wakeUps.any();
    flushed = false;
    ready.forEach(Readiness::forget);
    try {
      if (!waits) {
        selector.selectNow(collect);
      } else if (nanos == Long.MAX_VALUE) {
        selector.select(collect);
      } else {
        selector.select(collect, millis(nanos));
      }
    } finally {
      wakeUps.selected();
      wakeUps.moveTo(woken, turning);
    }
  }

  private static void forget(IoToken token) {
    token.ready = 0;
  }

  /** Rounded up: a selector that is given 0 waits for ever. */
  static long millis(long nanos) {
    return nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1);
  }

  /** Has the selector forget cancelled keys, so that their channels can be registered again. */
  void flush() throws IOException {
    flushed = true;
    selector.selectNow(collect);
  }

  private void collect(SelectionKey key) {
    if (key.attachment() instanceof IoToken token) {
      try {
        token.ready |= key.readyOps();
      } catch (CancelledKeyException e) {
        return; // its channel was closed by another thread, just now
      }
      if (!token.queued) {
        token.queued = true;
        ready.addLast(token);
      }
    }
  }

  /** The selector; for tests. */
  Selector selector() {
    return selector;
  }

  int wakers() {
    return woken.size();
  }

  int channels() {
    return ready.size();
  }

  IoToken nextWaker() {
    IoWaker waker = woken.removeFirst();
    waker.lower();
    return waker.token();
  }

  /** The next that was ready; it may be so no longer. */
  IoToken nextChannel() {
    IoToken token = ready.removeFirst();
    token.queued = false;
    return token;
  }
}
