package dev.headrace.registry;

import dev.headrace.Overflow;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The events of a registry, for subscribers.
 *
 * @param <E> the type of the events
 */
final class RegistryPublisher<E> implements Flow.Publisher<E> {
  private final Registry<E> registry;
  private final Overflow overflow;
  private final AtomicInteger subscribers = new AtomicInteger();

  RegistryPublisher(Registry<E> registry, Overflow overflow) {
    this.registry = registry;
    this.overflow = Objects.requireNonNull(overflow, "overflow");
  }

  @Override
  public void subscribe(Flow.Subscriber<? super E> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    String name = "subscriber " + subscribers.incrementAndGet();
    new Subscribed<>(registry, name, overflow, subscriber).begin();
  }

  @Override
  public String toString() {
    return "publisher of " + registry + ", " + overflow;
  }
}
