package dev.headrace.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** A subscriber that writes down its signals, and does what a test has it do. */
class Probe<E> implements Flow.Subscriber<E> {
  final List<String> signals = new ArrayList<>();
  private final long first;
  Flow.Subscription subscription;
  Throwable error;

  /** Asks for so many events when it is subscribed. */
  Probe(long first) {
    this.first = first;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    signals.add("subscribed");
    if (first != 0) {
      subscription.request(first);
    }
  }

  @Override
  public void onNext(E event) {
    signals.add("" + event);
  }

  @Override
  public void onError(Throwable error) {
    this.error = error;
    signals.add("error");
  }

  @Override
  public void onComplete() {
    signals.add("complete");
  }
}
