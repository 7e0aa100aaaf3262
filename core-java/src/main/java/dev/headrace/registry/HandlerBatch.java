package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.function.TryAction1;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Handlers of a {@link SyncRegistry} to be registered in one change. For one thread, and only while
 * it is being filled.
 *
 * @param <E> the type of the events
 */
public final class HandlerBatch<E> {
  private final SyncRegistry<E> registry;
  private final Additions<SyncSlot<E>> additions = new Additions<>();

  HandlerBatch(SyncRegistry<E> registry) {
    this.registry = registry;
  }

  /**
   * Adds a handler.
   *
   * @param handler what is run for each event
   * @return its id
   */
  public HandlerId register(TryAction1<? super E> handler) {
    return register(options -> {}, handler);
  }

  /**
   * Adds a handler with a priority.
   *
   * @param priority the higher the earlier it runs
   * @param handler what is run for each event
   * @return its id
   */
  public HandlerId register(int priority, TryAction1<? super E> handler) {
    return register(options -> options.priority(priority), handler);
  }

  /**
   * Adds a handler with options.
   *
   * @param options says them
   * @param handler what is run for each event
   * @return its id
   */
  public HandlerId register(
      Consumer<? super HandlerOptions<E>> options, TryAction1<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return additions.add(registry.slot(options, handler, handler));
  }

  /**
   * Adds a handler.
   *
   * @param handler what is run for each event; its name is kept
   * @return its id
   */
  public HandlerId register(Handler<? super E> handler) {
    return additions.add(registry.slot(handler));
  }

  List<SyncSlot<E>> close() {
    return additions.close();
  }
}
