package dev.headrace.benchmarks.pipelines;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.function.Step1;
import java.util.function.Function;

/** A step from one event to the next. */
@FunctionalInterface
public interface Mapping extends Function<Event, Event>, Step1<Event, Event> {}
