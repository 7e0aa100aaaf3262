package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Desk.Limits;
import dev.headrace.benchmarks.peers.Desk.Position;
import dev.headrace.benchmarks.peers.Events;
import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.benchmarks.peers.Peer;
import dev.headrace.registry.SyncRegistry;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;

/** Ours: {@link SyncRegistry} as {@code create} makes it; resources are a world's. */
final class HeadracePeer extends Publishing {
  private final SyncRegistry<Event> registry = SyncRegistry.create("events");

  HeadracePeer(Listeners listeners) {
    super(listeners);
    listeners.all().forEach(registry::register);
  }

  @Override
  protected void publish(Event event) {
    registry.publish(event);
  }

  /** With handlers that a world has wired. */
  static Peer withResources(int handlers) {
    World world = World.builder().add(new Limits(1L << 62)).add(new Position()).build();
    SyncRegistry<Event> registry = SyncRegistry.create("events");
    for (int i = 0; i < handlers; i++) {
      registry.register(world.handler(HeadracePeer::take));
    }
    return new WithResources(registry, world.res(Position.class), handlers);
  }

  static void take(Res<Limits> limits, ResMut<Position> position, Event event) {
    position.get().take(limits.get(), event);
  }

  private static final class WithResources extends Peer {
    private final SyncRegistry<Event> registry;
    private final Res<Position> position;
    private final int handlers;

    WithResources(SyncRegistry<Event> registry, Res<Position> position, int handlers) {
      this.registry = registry;
      this.position = position;
      this.handlers = handlers;
    }

    @Override
    public void run(int turn) {
      registry.publish(Events.at(turn));
    }

    @Override
    public long checksum() {
      long sum = 0;
      for (int i = 0; i < handlers; i++) {
        sum = 31 * sum + position.get().quantity;
      }
      return sum;
    }
  }
}
