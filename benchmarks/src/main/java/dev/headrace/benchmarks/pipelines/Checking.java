package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.function.Check1;
import java.util.function.Predicate;

/** Whether an event goes on. */
@FunctionalInterface
public interface Checking extends Predicate<Event>, Check1<Event> {
  @Override
  boolean test(Event event);
}
