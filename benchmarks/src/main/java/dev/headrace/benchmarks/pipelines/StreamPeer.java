package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import java.util.stream.Stream;

/** A stream of one event, made for each, as streams run once. */
final class StreamPeer extends PipelinePeer {
  private final Checking first;
  private final Mapping second;
  private final Mapping third;
  private final Checking fourth;
  private final Mapping fifth;
  private final Ending end;
  private final boolean five;

  StreamPeer(Steps steps) {
    super(steps);
    first = steps.first();
    second = steps.second();
    third = steps.third();
    fourth = steps.fourth();
    fifth = steps.fifth();
    end = steps.end();
    five = steps.five();
  }

  @Override
  protected void send(Event event) {
    if (five) {
      Stream.of(event).filter(first).map(second).map(third).filter(fourth).map(fifth).forEach(end);
    } else {
      Stream.of(event).map(second).map(third).map(fifth).forEach(end);
    }
  }
}
