package dev.headrace.benchmarks.registries;

import dev.headrace.benchmarks.peers.Events.Event;
import dev.headrace.function.TryAction1;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Somebody who listens, in the form that each library wants. */
public interface Listener
    extends TryAction1<Event>, ApplicationListener<PayloadApplicationEvent<Event>> {
  @Override
  void run(Event event);

  @Override
  default void onApplicationEvent(PayloadApplicationEvent<Event> event) {
    run(event.getPayload());
  }

  /**
   * What the events have left.
   *
   * @return a number that depends on each of them
   */
  long left();
}
