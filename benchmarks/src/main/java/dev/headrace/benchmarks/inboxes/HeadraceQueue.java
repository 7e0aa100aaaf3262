package dev.headrace.benchmarks.inboxes;

import dev.headrace.Handler;
import dev.headrace.benchmarks.peers.Desk.Limits;
import dev.headrace.benchmarks.peers.Desk.Position;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Receiver;
import dev.headrace.driver.inbox.Inbox;
import dev.headrace.driver.inbox.InboxPoller;
import dev.headrace.driver.inbox.WhenFull;
import dev.headrace.world.World;
import java.util.function.LongSupplier;

/** Ours: a bounded {@link Inbox} and its poller. */
final class HeadraceQueue implements Queue {
  private final Inbox<Event> inbox = Inbox.bounded("events", CAPACITY, WhenFull.REJECT);
  private final InboxPoller<Event> poller;
  private final LongSupplier left;

  HeadraceQueue(String kind) {
    World world = World.builder().add(new Limits(1L << 62)).add(new Position()).build();
    if (kind.equals("resource")) {
      poller = inbox.poller(world, world.handler(Receiver::take));
      left = () -> world.res(Position.class).get().quantity;
    } else {
      Receiver receiver = Receiver.of(kind);
      poller = inbox.poller(world, Handler.of(receiver::accept));
      left = receiver::left;
    }
  }

  @Override
  public boolean offer(Event event) {
    return inbox.offer(event).isIn();
  }

  @Override
  public int drain() {
    return poller.poll();
  }

  @Override
  public long left() {
    return left.getAsLong();
  }
}
