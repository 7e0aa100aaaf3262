package dev.headrace.benchmarks.injection;

import dev.headrace.benchmarks.injection.Components.Eighth;
import dev.headrace.benchmarks.injection.Components.Fifth;
import dev.headrace.benchmarks.injection.Components.First;
import dev.headrace.benchmarks.injection.Components.Fourth;
import dev.headrace.benchmarks.injection.Components.Ninth;
import dev.headrace.benchmarks.injection.Components.Second;
import dev.headrace.benchmarks.injection.Components.Seventh;
import dev.headrace.benchmarks.injection.Components.Sixth;
import dev.headrace.benchmarks.injection.Components.Tenth;
import dev.headrace.benchmarks.injection.Components.Third;
import dev.headrace.benchmarks.peers.Events.Event;
import java.util.HashMap;
import java.util.Map;

/** Constructors that are called, and a map by class for what is looked up. */
final class ByHand extends InjectionPeer {
  private final Map<Class<?>, Object> byClass = new HashMap<>();
  private final InjectedHandler handler;

  ByHand(String shape) {
    super(shape);
    Tenth tenth = wire();
    byClass.put(Tenth.class, tenth);
    handler = new InjectedHandler(receiver, desk, tenth);
  }

  @Override
  protected Tenth lookUp() {
    return (Tenth) byClass.get(Tenth.class);
  }

  @Override
  protected void call(Event event) {
    handler.handle(event);
  }

  @Override
  protected Tenth wire() {
    Fifth fifth = new Fifth(new Fourth(new Third(new Second(new First()))));
    return new Tenth(new Ninth(new Eighth(new Seventh(new Sixth(fifth)))));
  }
}
