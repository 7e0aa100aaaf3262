package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Peer;

/** Some events in, and out again, on one thread: what a queue costs when nobody is in the way. */
final class Burst extends Peer {
  static final int EVENTS = 64;

  private final Queue queue;

  Burst(Queue queue) {
    this.queue = queue;
  }

  @Override
  public void run(int turn) {
    for (int i = 0; i < EVENTS; i++) {
      if (!queue.offer(Events.at(turn + i))) {
        throw new IllegalStateException("there was no room for " + EVENTS + " events");
      }
    }
    for (int handled = 0; handled < EVENTS; ) {
      handled += queue.drain();
    }
  }

  @Override
  public long checksum() {
    return queue.left();
  }
}
