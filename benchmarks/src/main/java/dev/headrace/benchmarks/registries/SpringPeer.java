package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import org.springframework.context.support.GenericApplicationContext;

/** Spring's events, heard by listeners that are no annotated methods, which is its fastest way. */
final class SpringPeer extends Publishing {
  private final GenericApplicationContext context = new GenericApplicationContext();

  SpringPeer(Listeners listeners) {
    super(listeners);
    listeners.all().forEach(context::addApplicationListener);
    context.refresh();
  }

  @Override
  protected void publish(Event event) {
    context.publishEvent(event);
  }

  @Override
  public void close() {
    context.close();
  }
}
