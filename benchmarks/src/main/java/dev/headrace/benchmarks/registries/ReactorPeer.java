package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import reactor.core.publisher.Sinks;

/** Reactor's sink for many subscribers that has no buffer. */
final class ReactorPeer extends Publishing {
  private final Sinks.Many<Event> sink = Sinks.many().multicast().directBestEffort();

  ReactorPeer(Listeners listeners) {
    super(listeners);
    listeners.all().forEach(listener -> sink.asFlux().subscribe(listener::run));
  }

  @Override
  protected void publish(Event event) {
    sink.tryEmitNext(event).orThrow();
  }
}
