package dev.headrace.benchmarks.inboxes;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;

/** LMAX's Disruptor for many producers, polled: places that are made once and filled again. */
final class DisruptorQueue implements Queue {
  private static final EventTranslatorOneArg<Place, Event> FILL =
      (place, sequence, event) -> place.event = event;

  private final RingBuffer<Place> ring =
      RingBuffer.createMultiProducer(Place::new, CAPACITY, new YieldingWaitStrategy());
  private final EventPoller<Place> poller = ring.newPoller();
  private final Receiver receiver;
  private final EventPoller.Handler<Place> handler = this::take;
  private int count;

  DisruptorQueue(Receiver receiver) {
    this.receiver = receiver;
    ring.addGatingSequences(poller.getSequence());
  }

  private static final class Place {
    private Event event;
  }

  private boolean take(Place place, long sequence, boolean isLast) {
    receiver.accept(place.event);
    count++;
    return true;
  }

  @Override
  public boolean offer(Event event) {
    return ring.tryPublishEvent(FILL, event);
  }

  @Override
  public int drain() {
    count = 0;
    try {
      poller.poll(handler);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return count;
  }

  @Override
  public long left() {
    return receiver.left();
  }
}
