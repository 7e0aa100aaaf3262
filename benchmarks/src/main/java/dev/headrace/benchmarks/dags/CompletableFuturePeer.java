package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Events.Event;
import java.util.concurrent.CompletableFuture;

/** The JDK's {@link CompletableFuture}, all of it on the thread that brings the event. */
final class CompletableFuturePeer extends DagPeer {
  CompletableFuturePeer(String shape) {
    super(shape);
  }

  @Override
  protected void send(Event event) {
    var root = CompletableFuture.completedFuture(event).thenApply(nodes.root());
    var one = root.thenApply(nodes.left());
    var other = root.thenApply(nodes.right());
    one.thenCombine(other, nodes.merge()).thenAccept(nodes.end()).join();
  }
}
