package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.function.TryAction1;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Failures;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Publishes events to handlers that come and go, on the thread that publishes.
 *
 * <pre>{@code
 * SyncRegistry<Price> prices = SyncRegistry.create("prices");
 * HandlerId risk = prices.register(100, desk::check);
 * prices.onFailure(f -> log.warn(f.handler() + " failed", f.cause()));
 * prices.publish(new Price("EURUSD", 1.0712));
 * prices.unregister(risk);
 * }</pre>
 *
 * <p><b>Order.</b> Handlers of a higher priority run first, those of the same priority in the order
 * in which they were registered. Each runs to its end before the next.
 *
 * <p><b>Changes.</b> A publish runs exactly the handlers that were there when it began. What is
 * registered or unregistered meanwhile, by another thread or by a handler, concerns the publishes
 * that begin after it; one that a handler begins does. So a handler may still run, on another
 * thread, when {@link #unregister} has returned.
 *
 * <p><b>Failures.</b> What a handler throws keeps no other handler from running and does not reach
 * the publisher. It is told to the listener of {@link #onFailure}, before the next handler runs;
 * where there is none, the first failure of each handler is logged. What is fatal to the virtual
 * machine is told of and thrown on. An interrupt is kept.
 *
 * <p><b>Threads.</b> Everything may be called from any thread, and nothing waits. Two publishes may
 * run one handler at once. What a thread did before it registered a handler, that handler sees.
 *
 * <p><b>Cost.</b> Publishing allocates nothing; registering and unregistering copy the list of
 * handlers. Handlers that stay are compiled into a class of their own after some time, see {@link
 * SyncRegistryBuilder#compileOn}.
 *
 * @param <E> the type of the events
 */
public final class SyncRegistry<E> extends Registry<E> {
  private final Roster<SyncSlot<E>, SyncSnapshot<E>> roster;

  SyncRegistry(SyncRegistryBuilder<E> builder) {
    this(builder, roster(builder.settling()));
  }

  private SyncRegistry(
      SyncRegistryBuilder<E> builder, Roster<SyncSlot<E>, SyncSnapshot<E>> roster) {
    super(builder, roster);
    this.roster = roster;
  }

  private static <E> Roster<SyncSlot<E>, SyncSnapshot<E>> roster(Settling settling) {
    return new Roster<>(slots -> new SyncSnapshot<>(slots, settling));
  }

  /**
   * Makes a registry without handlers.
   *
   * @param name what to call it, not blank
   * @param <E> the type of the events
   * @return the registry
   */
  public static <E> SyncRegistry<E> create(String name) {
    return SyncRegistry.<E>builder(name).build();
  }

  /**
   * Begins a registry with options of its own.
   *
   * @param name what to call it, not blank
   * @param <E> the type of the events
   * @return its builder
   */
  public static <E> SyncRegistryBuilder<E> builder(String name) {
    return new SyncRegistryBuilder<>(name);
  }

  // ---- publishing

  /**
   * Runs every handler for an event.
   *
   * @param event the event
   */
  public void publish(E event) {
    roster.current().publish(event);
  }

  /**
   * A handler that publishes what it is run for, for whatever takes a handler.
   *
   * @return a new handler, named as this registry
   */
  public Handler<E> asHandler() {
    return new Publisher<>(this);
  }

  // ---- registering

  /**
   * Registers a handler.
   *
   * @param handler what is run for each event
   * @return its id
   */
  public HandlerId register(TryAction1<? super E> handler) {
    return register(options -> {}, handler);
  }

  /**
   * Registers a handler with a priority.
   *
   * @param priority the higher the earlier it runs; it is 0 where none is said
   * @param handler what is run for each event
   * @return its id
   */
  public HandlerId register(int priority, TryAction1<? super E> handler) {
    return register(options -> options.priority(priority), handler);
  }

  /**
   * Registers a handler with options.
   *
   * @param options says them, such as {@code o -> o.named("risk").priority(100).once()}
   * @param handler what is run for each event
   * @return its id
   */
  public HandlerId register(
      Consumer<? super HandlerOptions<E>> options, TryAction1<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return roster.add(slot(options, handler, handler));
  }

  @Override
  public HandlerId register(Handler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return roster.add(slot(options -> {}, handler, handler::run));
  }

  /**
   * Registers several handlers in one change: a publish sees all of them or none, and the list is
   * copied once.
   *
   * @param batch registers them with the batch it is given; if it throws, none is registered
   * @return their ids, in the order in which they were given to the batch
   */
  public List<HandlerId> registerAll(Consumer<? super HandlerBatch<E>> batch) {
    HandlerBatch<E> filled = new HandlerBatch<>(this);
    batch.accept(filled);
    return roster.addAll(filled.close());
  }

  @Override
  Slot attach(Handler<E> handler) {
    SyncSlot<E> slot = slot(options -> {}, handler, handler::run);
    roster.add(slot);
    return slot;
  }

  SyncSlot<E> slot(
      Consumer<? super HandlerOptions<E>> options, Object function, TryAction1<? super E> action) {
    HandlerOptions<E> said = new HandlerOptions<>();
    options.accept(said);
    return new SyncSlot<>(this, roster.nextId(), function, action, said);
  }

  // ---- registering for as long as a guard is open

  /**
   * Registers a handler until the guard is closed.
   *
   * @param handler what is run for each event
   * @return the guard
   */
  public HandlerGuard guard(TryAction1<? super E> handler) {
    return guarding(List.of(register(handler)));
  }

  /**
   * Registers a handler with a priority until the guard is closed.
   *
   * @param priority the higher the earlier it runs
   * @param handler what is run for each event
   * @return the guard
   */
  public HandlerGuard guard(int priority, TryAction1<? super E> handler) {
    return guarding(List.of(register(priority, handler)));
  }

  /**
   * Registers a handler with options until the guard is closed.
   *
   * @param options says them
   * @param handler what is run for each event
   * @return the guard
   */
  public HandlerGuard guard(
      Consumer<? super HandlerOptions<E>> options, TryAction1<? super E> handler) {
    return guarding(List.of(register(options, handler)));
  }

  /**
   * Registers several handlers in one change, until the guard is closed: that is one change too.
   *
   * @param batch registers them with the batch it is given; if it throws, none is registered
   * @return the guard
   */
  public HandlerGuard guardAll(Consumer<? super HandlerBatch<E>> batch) {
    return guarding(registerAll(batch));
  }

  void failed(SyncSlot<E> slot, E event, Throwable cause) {
    Failures.keepInterrupt(cause);
    tell(slot, failure(slot, event, cause));
  }

  /** Whether the handlers that are there now run compiled. */
  boolean isCompiled() {
    return roster.current().isCompiled();
  }

  private static final class Publisher<E> extends Handler<E> {
    private final SyncRegistry<E> registry;

    Publisher(SyncRegistry<E> registry) {
      this.registry = registry;
    }

    @Override
    public void run(E event) {
      registry.publish(event);
    }

    @Override
    public String name() {
      return registry.name();
    }

    @Override
    public Graph graph() {
      return registry.graph();
    }
  }
}
