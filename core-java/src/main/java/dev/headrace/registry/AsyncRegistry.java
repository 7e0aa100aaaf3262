package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.function.AsyncAction1;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events to handlers that come and go, and that are done later than they return.
 *
 * <pre>{@code
 * AsyncRegistry<Order> orders = AsyncRegistry.create("orders");
 * orders.register(100, risk::check);           // gives a CompletionStage
 * orders.register(archive::store);
 * orders.onFailure(f -> log.warn(f.handler() + " failed", f.cause()));
 * orders.publish(new Order("EURUSD", 30))
 *     .thenAccept(report -> log.info("order: " + report));
 * }</pre>
 *
 * <p><b>Order.</b> Handlers of a higher priority are started first, those of the same priority in
 * the order in which they were registered. {@link #publish} starts one as soon as the one before
 * has given its stage, {@link #publishInOrder} as soon as the one before is done.
 *
 * <p><b>Changes.</b> A publish starts exactly the handlers that were there when it was called. What
 * is registered or unregistered meanwhile concerns the publishes that are called after it.
 *
 * <p><b>Failures.</b> What a handler throws, and what its stage completes with, keeps no other
 * handler from running. It is told to the listener of {@link #onFailure} when it happens, where it
 * happens, and is in the report; where nobody listens, the first failure of each handler is logged.
 * A cause in a {@link java.util.concurrent.CompletionException} is taken out of it. What is fatal
 * to the virtual machine is told of, completes the dispatch exceptionally and is thrown on, by
 * {@link #publish} itself if it happens in there. The interrupt of a handler that throws is kept.
 *
 * <p><b>Threads.</b> Everything may be called from any thread, and nothing waits. Without an
 * executor handlers are called on the thread that publishes, or on which one before was done; see
 * {@link AsyncRegistryBuilder#runOn}. No thread is started and no time measured unless the builder
 * was told how. What a thread did before it registered a handler, that handler sees; who gets the
 * report sees what the handlers did.
 *
 * <p><b>Cost.</b> Publishing to nobody allocates a completed dispatch; to others, some objects and
 * one for each handler.
 *
 * @param <E> the type of the events
 */
public final class AsyncRegistry<E> extends Registry<E> {
  private final Roster<AsyncSlot<E>, Snapshot<AsyncSlot<E>>> roster;
  private final int maxConcurrency;
  private final @Nullable Timeout timeout;
  private final @Nullable ScheduledExecutorService timer;
  private final @Nullable Executor executor;

  AsyncRegistry(AsyncRegistryBuilder<E> builder, @Nullable Executor executor) {
    this(builder, executor, new Roster<>(Snapshot::new));
  }

  private AsyncRegistry(
      AsyncRegistryBuilder<E> builder,
      @Nullable Executor executor,
      Roster<AsyncSlot<E>, Snapshot<AsyncSlot<E>>> roster) {
    super(builder, roster);
    this.roster = roster;
    this.executor = executor;
    this.maxConcurrency = builder.maxConcurrency();
    this.timeout = builder.timeout();
    this.timer = builder.timer();
  }

  /**
   * Makes a registry without handlers.
   *
   * @param name what to call it, not blank
   * @param <E> the type of the events
   * @return the registry
   */
  public static <E> AsyncRegistry<E> create(String name) {
    return AsyncRegistry.<E>builder(name).build();
  }

  /**
   * Begins a registry with options of its own.
   *
   * @param name what to call it, not blank
   * @param <E> the type of the events
   * @return its builder
   */
  public static <E> AsyncRegistryBuilder<E> builder(String name) {
    return new AsyncRegistryBuilder<>(name);
  }

  // ---- publishing

  /**
   * Starts every handler for an event, or as many at once as the builder allows.
   *
   * @param event the event
   * @return completes when all of them are done; cancelling it stops what can be stopped
   */
  public Dispatch<E> publish(E event) {
    return Delivery.start(this, roster.current().slots(), event, maxConcurrency);
  }

  /**
   * Starts every handler for an event, each when the one before it is done. A handler that is never
   * done keeps the others waiting: give it a timeout.
   *
   * @param event the event
   * @return completes when all of them are done; cancelling it stops what can be stopped
   */
  public Dispatch<E> publishInOrder(E event) {
    return Delivery.start(this, roster.current().slots(), event, 1);
  }

  // ---- registering

  /**
   * Registers a handler.
   *
   * @param handler what is called for each event
   * @return its id
   */
  public HandlerId register(AsyncAction1<? super E> handler) {
    return register(options -> {}, handler);
  }

  /**
   * Registers a handler with a priority.
   *
   * @param priority the higher the earlier it is started; it is 0 where none is said
   * @param handler what is called for each event
   * @return its id
   */
  public HandlerId register(int priority, AsyncAction1<? super E> handler) {
    return register(options -> options.priority(priority), handler);
  }

  /**
   * Registers a handler with options.
   *
   * @param options says them, such as {@code o -> o.named("audit").timeout(Duration.ofSeconds(2))}
   * @param handler what is called for each event
   * @return its id
   * @throws IllegalStateException if it has a timeout, and the registry nothing to measure it with
   */
  public HandlerId register(
      Consumer<? super AsyncHandlerOptions<E>> options, AsyncAction1<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return roster.add(slot(options, handler, handler));
  }

  /** Registers a handler that is done when it returns. */
  @Override
  public HandlerId register(Handler<? super E> handler) {
    return roster.add(slot(options -> {}, handler));
  }

  /**
   * Registers several handlers in one change: a publish sees all of them or none, and the list is
   * copied once.
   *
   * @param batch registers them with the batch it is given; if it throws, none is registered
   * @return their ids, in the order in which they were given to the batch
   */
  public List<HandlerId> registerAll(Consumer<? super AsyncHandlerBatch<E>> batch) {
    AsyncHandlerBatch<E> filled = new AsyncHandlerBatch<>(this);
    batch.accept(filled);
    return roster.addAll(filled.close());
  }

  @Override
  Slot attach(Handler<E> handler) {
    AsyncSlot<E> slot = slot(options -> options.runOn(Runnable::run).noTimeout(), handler);
    roster.add(slot);
    return slot;
  }

  AsyncSlot<E> slot(
      Consumer<? super AsyncHandlerOptions<E>> options,
      Object function,
      AsyncAction1<? super E> action) {
    AsyncHandlerOptions<E> said = new AsyncHandlerOptions<>(timeout, executor);
    options.accept(said);
    AsyncSlot<E> slot = new AsyncSlot<>(this, roster.nextId(), function, action, said);
    if (said.timeout() != null && timer == null) {
      throw new IllegalStateException(
          "handler %s can't have a timeout, for nothing in %s measures the time: give its builder a ScheduledExecutorService with timeoutsOn(…)"
              .formatted(slot.name(), this));
    }
    return slot;
  }

  AsyncSlot<E> slot(Consumer<? super AsyncHandlerOptions<E>> options, Handler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return slot(
        options,
        handler,
        event -> {
          handler.run(event);
          return null;
        });
  }

  // ---- registering for as long as a guard is open

  /**
   * Registers a handler until the guard is closed.
   *
   * @param handler what is called for each event
   * @return the guard
   */
  public HandlerGuard guard(AsyncAction1<? super E> handler) {
    return guarding(List.of(register(handler)));
  }

  /**
   * Registers a handler with a priority until the guard is closed.
   *
   * @param priority the higher the earlier it is started
   * @param handler what is called for each event
   * @return the guard
   */
  public HandlerGuard guard(int priority, AsyncAction1<? super E> handler) {
    return guarding(List.of(register(priority, handler)));
  }

  /**
   * Registers a handler with options until the guard is closed.
   *
   * @param options says them
   * @param handler what is called for each event
   * @return the guard
   */
  public HandlerGuard guard(
      Consumer<? super AsyncHandlerOptions<E>> options, AsyncAction1<? super E> handler) {
    return guarding(List.of(register(options, handler)));
  }

  /**
   * Registers several handlers in one change, until the guard is closed: that is one change too.
   *
   * @param batch registers them with the batch it is given; if it throws, none is registered
   * @return the guard
   */
  public HandlerGuard guardAll(Consumer<? super AsyncHandlerBatch<E>> batch) {
    return guarding(registerAll(batch));
  }

  @Nullable ScheduledExecutorService timer() {
    return timer;
  }
}
