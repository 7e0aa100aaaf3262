package dev.headrace.benchmarks.pipelines;

import dev.headrace.Handler;
import dev.headrace.benchmarks.peers.Desk.Limits;
import dev.headrace.benchmarks.peers.Desk.Position;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.flow.Pipeline;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;

/** Ours: {@link Pipeline}; resources are a world's. */
final class HeadracePeer extends PipelinePeer {
  private final Handler<Event> pipeline;
  private final World world;
  private final boolean isOnDesk;

  /**
   * Makes one.
   *
   * @param steps what it is made of
   * @param isOnDesk whether steps are those that work on resources, written for a world
   */
  HeadracePeer(Steps steps, boolean isOnDesk) {
    super(steps);
    this.world = World.builder().add(new Limits(1L << 62)).add(new Position()).build();
    this.isOnDesk = isOnDesk;
    this.pipeline = isOnDesk ? onDesk() : plain();
  }

  private Handler<Event> plain() {
    var events = Pipeline.of(world, Event.class);
    if (!steps.five()) {
      return events
          .then(steps.second())
          .then(steps.third())
          .then(steps.fifth())
          .end(steps.end())
          .build("events");
    }
    return events
        .guard(steps.first())
        .then(steps.second())
        .then(steps.third())
        .guard(steps.fourth())
        .then(steps.fifth())
        .end(steps.end())
        .build("events");
  }

  private Handler<Event> onDesk() {
    return Pipeline.of(world, Event.class)
        .guard(HeadracePeer::isWithin)
        .then(HeadracePeer::mask)
        .then(steps.third())
        .guard(steps.fourth())
        .then(HeadracePeer::raise)
        .end(HeadracePeer::take)
        .build("events");
  }

  static boolean isWithin(Res<Limits> limits, Event event) {
    return event.value() <= limits.get().most();
  }

  static Event mask(Res<Limits> limits, Event event) {
    return new Event(event.value() ^ limits.get().most());
  }

  static Event raise(Res<Limits> limits, Event event) {
    return new Event(event.value() + limits.get().most());
  }

  static void take(Res<Limits> limits, ResMut<Position> position, Event event) {
    position.get().take(limits.get(), event);
  }

  @Override
  protected void send(Event event) {
    pipeline.run(event);
  }

  @Override
  public long checksum() {
    return isOnDesk ? world.res(Position.class).get().quantity : super.checksum();
  }
}
