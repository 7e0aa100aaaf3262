package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Reactor's {@link Flux}, subscribed once; events are emitted into its sink. */
final class ReactorPeer extends PipelinePeer {
  private final Sinks.Many<Event> sink = Sinks.many().multicast().directBestEffort();

  ReactorPeer(Steps steps) {
    super(steps);
    Flux<Event> events = sink.asFlux();
    Flux<Event> out =
        steps.five()
            ? events
                .filter(steps.first())
                .map(steps.second())
                .map(steps.third())
                .filter(steps.fourth())
                .map(steps.fifth())
            : events.map(steps.second()).map(steps.third()).map(steps.fifth());
    out.subscribe(steps.end());
  }

  @Override
  protected void send(Event event) {
    sink.tryEmitNext(event).orThrow();
  }
}
