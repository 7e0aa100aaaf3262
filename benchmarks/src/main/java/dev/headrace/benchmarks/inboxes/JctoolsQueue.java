package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import org.jctools.queues.MpscArrayQueue;

/** JCTools' {@link MpscArrayQueue}. */
final class JctoolsQueue implements Queue {
  private final MpscArrayQueue<Event> queue = new MpscArrayQueue<>(CAPACITY);
  private final Receiver receiver;

  JctoolsQueue(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public boolean offer(Event event) {
    return queue.offer(event);
  }

  @Override
  public int drain() {
    return queue.drain(receiver::accept);
  }

  @Override
  public long left() {
    return receiver.left();
  }
}
