package dev.headrace.registry;

import dev.headrace.function.AsyncAction1;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A handler of an {@link AsyncRegistry}: what it is, and what is called for an event.
 *
 * @param <E> the type of the events
 */
final class AsyncSlot<E> extends Slot {
  private final AsyncRegistry<E> registry;
  private final AsyncAction1<? super E> action;
  private final @Nullable Predicate<E> filter;
  private final boolean once;
  private final @Nullable Timeout timeout;
  private final @Nullable Executor executor;

  AsyncSlot(
      AsyncRegistry<E> registry,
      HandlerId id,
      Object function,
      AsyncAction1<? super E> action,
      AsyncHandlerOptions<E> options) {
    super(id, function, options);
    this.registry = registry;
    this.action = action;
    this.filter = options.filter();
    this.once = options.isOnce();
    this.timeout = options.timeout();
    this.executor = options.executor();
  }

  /** Whether the event reaches the handler. One that runs once is unregistered by the first. */
  boolean takes(E event) {
    if (filter != null && !filter.test(event)) {
      return false;
    }
    if (!once) {
      return true;
    }
    if (!take()) {
      return false;
    }
    registry.unregister(id());
    return true;
  }

  @Nullable CompletionStage<?> run(E event) throws Exception {
    return action.run(event);
  }

  @Nullable Timeout timeout() {
    return timeout;
  }

  /** Where the handler is called; null for the thread that comes to it. */
  @Nullable Executor executor() {
    return executor;
  }
}
