package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.function.AsyncAction1;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Handlers of an {@link AsyncRegistry} to be registered in one change. For one thread, and only
 * while it is being filled.
 *
 * @param <E> the type of the events
 */
public final class AsyncHandlerBatch<E> {
  private final AsyncRegistry<E> registry;
  private final Additions<AsyncSlot<E>> additions = new Additions<>();

  AsyncHandlerBatch(AsyncRegistry<E> registry) {
    this.registry = registry;
  }

  /**
   * Adds a handler.
   *
   * @param handler what is called for each event
   * @return its id
   */
  public HandlerId register(AsyncAction1<? super E> handler) {
    return register(options -> {}, handler);
  }

  /**
   * Adds a handler with a priority.
   *
   * @param priority the higher the earlier it is started
   * @param handler what is called for each event
   * @return its id
   */
  public HandlerId register(int priority, AsyncAction1<? super E> handler) {
    return register(options -> options.priority(priority), handler);
  }

  /**
   * Adds a handler with options.
   *
   * @param options says them
   * @param handler what is called for each event
   * @return its id
   */
  public HandlerId register(
      Consumer<? super AsyncHandlerOptions<E>> options, AsyncAction1<? super E> handler) {
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
    return additions.add(registry.slot(options -> {}, handler));
  }

  List<AsyncSlot<E>> close() {
    return additions.close();
  }
}
