package dev.headrace.benchmarks.inboxes;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/** The JDK's {@link ArrayBlockingQueue}, drained into a list that is used again. */
final class BlockingQueue implements Queue {
  private final ArrayBlockingQueue<Event> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Receiver receiver;
  private final List<Event> taken = new ArrayList<>(CAPACITY);

  BlockingQueue(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public boolean offer(Event event) {
    return queue.offer(event);
  }

  @Override
  public int drain() {
    int count = queue.drainTo(taken);
    for (int i = 0; i < count; i++) {
      receiver.accept(taken.get(i));
    }
    taken.clear();
    return count;
  }

  @Override
  public long left() {
    return receiver.left();
  }
}
