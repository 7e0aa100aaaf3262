package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import org.greenrobot.eventbus.EventBus;

/** Greenrobot's {@link EventBus}, without looking for the supertypes of events. */
final class GreenrobotPeer extends Publishing {
  private final EventBus bus = EventBus.builder().eventInheritance(false).build();

  GreenrobotPeer(Listeners listeners) {
    super(listeners);
    listeners.all().forEach(bus::register);
  }

  @Override
  protected void publish(Event event) {
    bus.post(event);
  }
}
