package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Events.Event;
import reactor.core.publisher.Mono;

/** Reactor's {@link Mono#zip}, all of it on the thread that brings the event. */
final class ReactorPeer extends DagPeer {
  ReactorPeer(String shape) {
    super(shape);
  }

  @Override
  protected void send(Event event) {
    Mono.just(event)
        .map(nodes.root())
        .flatMap(
            root ->
                Mono.zip(
                    Mono.just(root).map(nodes.left()),
                    Mono.just(root).map(nodes.right()),
                    nodes.merge()))
        .subscribe(nodes.end());
  }
}
