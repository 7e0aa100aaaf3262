package dev.headrace.registry;

import dev.headrace.function.TryAction1;
import java.util.function.Predicate;

/**
 * A handler of a {@link SyncRegistry}: what it is, and what runs for an event.
 *
 * @param <E> the type of the events
 */
final class SyncSlot<E> extends Slot {
  private final SyncRegistry<E> registry;
  private final TryAction1<E> action;

  SyncSlot(
      SyncRegistry<E> registry,
      HandlerId id,
      Object function,
      TryAction1<? super E> action,
      Options<E, ?> options) {
    super(id, function, options);
    this.registry = registry;
    this.action = wrapped(action, options);
  }

  /**
   * The function with what its options ask for around it. All of it is lambdas, whose captures the
   * JIT takes for constants.
   */
  @SuppressWarnings("unchecked") // what takes any supertype of an E takes an E
  private TryAction1<E> wrapped(TryAction1<? super E> function, Options<E, ?> options) {
    TryAction1<E> action = (TryAction1<E>) function;
    if (options.closeAfter() > 0) {
      TryAction1<E> counted = action;
      action =
          event -> {
            counted.run(event);
            succeeded();
          };
    }
    if (options.isOnce()) {
      TryAction1<E> first = action;
      action =
          event -> {
            if (take()) {
              registry.unregister(id());
              first.run(event);
            }
          };
    }
    Predicate<E> filter = options.filter();
    if (filter != null) {
      TryAction1<E> filtered = action;
      action =
          event -> {
            if (filter.test(event)) {
              filtered.run(event);
            }
          };
    }
    return action;
  }

  TryAction1<E> action() {
    return action;
  }

  void failed(E event, Throwable cause) {
    registry.failed(this, event, cause);
  }
}
