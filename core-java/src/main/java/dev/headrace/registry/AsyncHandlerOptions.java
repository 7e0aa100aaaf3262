package dev.headrace.registry;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a handler of an {@link AsyncRegistry} can be asked to be.
 *
 * <pre>{@code
 * orders.register(o -> o.named("audit").timeout(Duration.ofSeconds(2)).runOn(disk), audit::store);
 * }</pre>
 *
 * @param <E> the type of the events
 */
public final class AsyncHandlerOptions<E> extends Options<E, AsyncHandlerOptions<E>> {
  private @Nullable Timeout timeout;
  private @Nullable Executor executor;

  AsyncHandlerOptions(@Nullable Timeout timeout, @Nullable Executor executor) {
    this.timeout = timeout;
    this.executor = executor;
  }

  @Override
  AsyncHandlerOptions<E> self() {
    return this;
  }

  /**
   * Says how long the handler may take for an event, from when it is handed to its executor or
   * called. One that takes longer has failed, with a {@link HandlerTimeoutException}; its stage is
   * cancelled, and what still comes of it is dropped.
   *
   * @param time more than nothing; the registry must have something to measure it with, see {@link
   *     AsyncRegistryBuilder#timeoutsOn}
   * @return these options
   */
  public AsyncHandlerOptions<E> timeout(Duration time) {
    this.timeout = Timeout.of(time);
    return this;
  }

  /**
   * Lets the handler take as long as it likes, whatever the registry's builder said.
   *
   * @return these options
   */
  public AsyncHandlerOptions<E> noTimeout() {
    this.timeout = null;
    return this;
  }

  /**
   * Says where the handler is called, in place of what the registry's builder said. Where the
   * executor rejects it, the handler has failed for that event.
   *
   * @param executor where; {@code Runnable::run} for the thread that publishes
   * @return these options
   */
  public AsyncHandlerOptions<E> runOn(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  @Nullable Timeout timeout() {
    return timeout;
  }

  @Nullable Executor executor() {
    return executor;
  }
}
