package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Peer;

/** Events to another thread that does nothing but drain. Both spin where they have to wait. */
final class Across extends Peer {
  static final int EVENTS = 1 << 14;

  private final Queue queue;
  private final Thread taker = new Thread(this::take, "taker");
  private volatile long handled;
  private volatile boolean closed;
  private long sent;

  Across(Queue queue) {
    this.queue = queue;
    taker.setDaemon(true);
    taker.start();
  }

  private void take() {
    long all = 0;
    while (!closed) {
      int some = queue.drain();
      if (some == 0) {
        Thread.onSpinWait();
      } else {
        all += some;
        handled = all;
      }
    }
  }

  @Override
  public void run(int turn) {
    for (int i = 0; i < EVENTS; i++) {
      while (!queue.offer(Events.at(turn + i))) {
        Thread.onSpinWait();
      }
    }
    sent += EVENTS;
    while (handled < sent) {
      Thread.onSpinWait();
    }
  }

  @Override
  public long checksum() {
    return queue.left();
  }

  @Override
  public void close() {
    closed = true;
    try {
      taker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
