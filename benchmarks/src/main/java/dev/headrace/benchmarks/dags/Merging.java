package dev.headrace.benchmarks.dags;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.function.Step2;
import java.util.function.BiFunction;

/** A step that two arms lead to. */
@FunctionalInterface
public interface Merging extends BiFunction<Event, Event, Event>, Step2<Event, Event, Event> {}
