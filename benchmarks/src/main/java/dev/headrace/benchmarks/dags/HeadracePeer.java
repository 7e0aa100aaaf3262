package dev.headrace.benchmarks.dags;

import dev.headrace.Handler;
import dev.headrace.benchmarks.peers.Desk.Limits;
import dev.headrace.benchmarks.peers.Desk.Position;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.flow.Dag;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;

/** Ours: {@link Dag}; resources are a world's. */
final class HeadracePeer extends DagPeer {
  private final World world = World.builder().add(new Limits(1L << 62)).add(new Position()).build();
  private final Handler<Event> handler;

  HeadracePeer(String shape) {
    super(shape);
    this.handler = shape.equals("resource") ? onDesk() : plain();
  }

  private Handler<Event> plain() {
    var dag = Dag.of(world, Event.class);
    var root = dag.root(nodes.root());
    var one = root.then(nodes.left());
    var other = root.then(nodes.right());
    dag.merge(one, other, nodes.merge()).end(nodes.end());
    return dag.build("events");
  }

  private Handler<Event> onDesk() {
    var dag = Dag.of(world, Event.class);
    var root = dag.root(HeadracePeer::mask);
    var one = root.then(nodes.left());
    var other = root.then(HeadracePeer::raise);
    dag.merge(one, other, nodes.merge()).end(HeadracePeer::take);
    return dag.build("events");
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
    handler.run(event);
  }

  @Override
  public long checksum() {
    return super.checksum() ^ world.res(Position.class).get().quantity;
  }
}
