package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;

/** Statements in a method. */
final class ByHand extends PipelinePeer {
  ByHand(Steps steps) {
    super(steps);
  }

  @Override
  protected void send(Event event) {
    steps.byHand(event);
  }
}
