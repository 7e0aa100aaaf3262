package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import net.engio.mbassy.bus.SyncMessageBus;

/** MBassador's bus without threads, with strong references to its listeners. */
final class MbassadorPeer extends Publishing {
  private final SyncMessageBus<Event> bus =
      new SyncMessageBus<>(
          error -> {
            throw new IllegalStateException(error.getCause());
          });

  MbassadorPeer(Listeners listeners) {
    super(listeners);
    listeners.all().forEach(bus::subscribe);
  }

  @Override
  protected void publish(Event event) {
    bus.publish(event);
  }
}
