package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.function.Action1;
import java.util.function.Consumer;

/** What is done with an event at the end. */
@FunctionalInterface
public interface Ending extends Consumer<Event>, Action1<Event> {
  @Override
  default void run(Event event) {
    accept(event);
  }
}
