package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** Mutiny's {@link Multi}, subscribed once; events are given to its processor. */
final class MutinyPeer extends PipelinePeer {
  private final BroadcastProcessor<Event> processor = BroadcastProcessor.create();

  MutinyPeer(Steps steps) {
    super(steps);
    Multi<Event> out =
        steps.five()
            ? processor
                .select()
                .where(steps.first())
                .map(steps.second())
                .map(steps.third())
                .select()
                .where(steps.fourth())
                .map(steps.fifth())
            : processor.map(steps.second()).map(steps.third()).map(steps.fifth());
    out.subscribe().with(steps.end());
  }

  @Override
  protected void send(Event event) {
    processor.onNext(event);
  }
}
