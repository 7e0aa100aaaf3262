package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/** Agrona's {@link ManyToOneConcurrentArrayQueue}. */
final class AgronaQueue implements Queue {
  private final ManyToOneConcurrentArrayQueue<Event> queue =
      new ManyToOneConcurrentArrayQueue<>(CAPACITY);
  private final Receiver receiver;

  AgronaQueue(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public boolean offer(Event event) {
    return queue.offer(event);
  }

  @Override
  public int drain() {
    return queue.drain(receiver);
  }

  @Override
  public long left() {
    return receiver.left();
  }
}
