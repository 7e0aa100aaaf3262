package dev.headrace.registry;

/**
 * What a handler of a {@link SyncRegistry} can be asked to be.
 *
 * <pre>{@code
 * prices.register(o -> o.named("risk").priority(100).when(p -> p.mid() > 1).once(), desk::check);
 * }</pre>
 *
 * @param <E> the type of the events
 */
public final class HandlerOptions<E> extends Options<E, HandlerOptions<E>> {
  HandlerOptions() {}

  @Override
  HandlerOptions<E> self() {
    return this;
  }
}
