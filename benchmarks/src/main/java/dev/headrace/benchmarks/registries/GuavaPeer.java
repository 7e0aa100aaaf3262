package dev.headrace.benchmarks.registries;

import com.google.common.eventbus.EventBus;
import dev.headrace.benchmarks.peers.Events.Event;

/** Guava's {@link EventBus}; its subscribers allow concurrent events, which spares a lock. */
final class GuavaPeer extends Publishing {
  private final EventBus bus = new EventBus("events");

  GuavaPeer(Listeners listeners) {
    super(listeners);
    listeners.all().forEach(bus::register);
  }

  @Override
  protected void publish(Event event) {
    bus.post(event);
  }
}
