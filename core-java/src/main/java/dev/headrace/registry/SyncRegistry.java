package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.function.TryAction1;
import dev.headrace.function.TryAction2;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Failures;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
 * thread, when {@link #unregister} has returned; {@link #unregisterAndAwait} waits for it.
 *
 * <p><b>Failures.</b> What a handler throws keeps no other handler from running and does not reach
 * the publisher. It is told to the listener of {@link #onFailure}, before the next handler runs;
 * where there is none, the first failure of each handler is logged. What is fatal to the virtual
 * machine is told of and thrown on. An interrupt is kept.
 *
 * <p><b>Threads.</b> Everything may be called from any thread, and nothing waits but what says so.
 * Two publishes may run one handler at once. What a thread did before it registered a handler, that
 * handler sees.
 *
 * <p><b>Cost.</b> Publishing allocates nothing; registering and unregistering copy the list of
 * handlers. Handlers that stay are compiled into a class of their own after some time, see {@link
 * SyncRegistryBuilder#compileOn}.
 *
 * @param <E> the type of the events
 */
public final class SyncRegistry<E> extends Registry<E> {
  private final Roster<SyncSlot<E>, SyncSnapshot<E>> roster;
  private final @Nullable Watch watch;

  SyncRegistry(SyncRegistryBuilder<E> builder) {
    this(builder, roster(builder.settling()));
  }

  private SyncRegistry(
      SyncRegistryBuilder<E> builder, Roster<SyncSlot<E>, SyncSnapshot<E>> roster) {
    super(builder, roster);
    this.roster = roster;
    this.watch = builder.watch();
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
    if (watch == null) {
      roster.current().publish(event);
    } else {
      publish(event, watch);
    }
  }

  private void publish(E event, Watch watch) {
    Watch.Visit visit = watch.begin();
    try {
      watch.published();
      roster.current().publish(event);
    } finally {
      watch.end(visit);
    }
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
    return roster.add(slot(handler));
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
    SyncSlot<E> slot = slot(handler);
    roster.add(slot);
    return slot;
  }

  /**
   * Registers a handler for as long as its owner lives. The registry does not keep the owner; once
   * that was collected, the handler does not run any more, and is gone when the registry is next
   * changed or asked. The handler itself must not keep its owner: it is given it.
   *
   * @param owner whose handler it is
   * @param handler what is run for each event, with the owner
   * @param <O> the type of the owner
   * @return its id
   */
  public <O> HandlerId registerFor(O owner, TryAction2<? super O, ? super E> handler) {
    return registerFor(owner, options -> {}, handler);
  }

  /**
   * Registers a handler with options for as long as its owner lives.
   *
   * @param owner whose handler it is; it is not kept
   * @param options says them
   * @param handler what is run for each event, with the owner
   * @param <O> the type of the owner
   * @return its id
   */
  public <O> HandlerId registerFor(
      O owner,
      Consumer<? super HandlerOptions<E>> options,
      TryAction2<? super O, ? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    HandlerOptions<E> said = new HandlerOptions<>();
    options.accept(said);
    HandlerId id = roster.nextId();
    Collected.Owner<O> weak = roster.collected().owner(Objects.requireNonNull(owner, "owner"), id);
    TryAction1<E> action =
        event -> {
          O present = weak.get();
          if (present != null) {
            handler.run(present, event);
          }
        };
    try {
      return roster.add(new SyncSlot<>(this, id, handler, action, said));
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  SyncSlot<E> slot(Handler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return slot(options -> {}, handler, handler::run);
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

  // ---- watching

  /**
   * Unregisters a handler and waits until the publishes that may still run it have ended. Others
   * may go on publishing meanwhile. The registry has to be built for that, with {@link
   * SyncRegistryBuilder#awaiting}.
   *
   * @param id its id
   * @param patience how long to wait
   * @return true if the handler is not running any more, nor will be, whoever unregistered it;
   *     false if the time was not enough, or the id is of another registry
   * @throws InterruptedException if interrupted while waiting; the handler is unregistered
   * @throws IllegalStateException if the registry does not wait, or a publish of it is under way on
   *     this thread; nothing was done
   */
  public boolean unregisterAndAwait(HandlerId id, Duration patience) throws InterruptedException {
    InFlight inFlight = awaited();
    long nanos = Watch.nanos(patience);
    if (!roster.hasIssued(id)) {
      return false;
    }
    unregister(id);
    return inFlight.await(nanos) >= 0;
  }

  private InFlight awaited() {
    InFlight inFlight = watch == null ? null : watch.inFlight();
    if (inFlight == null) {
      throw new IllegalStateException(
          "registry " + name() + " can't wait for its handlers: build it with awaiting()");
    }
    return inFlight;
  }

  /**
   * What was counted so far. The registry has to be built for that, with {@link
   * SyncRegistryBuilder#counting}.
   *
   * @return the counts
   * @throws IllegalStateException if the registry does not count
   */
  public RegistryCounts counts() {
    RegistryCounts counts = watch == null ? null : watch.counts();
    if (counts == null) {
      throw new IllegalStateException(
          "registry " + name() + " doesn't count: build it with counting()");
    }
    return counts;
  }

  @Override
  HandlerGuard.Issuer issuer() {
    return new Awaited<>(this);
  }

  private record Awaited<E>(SyncRegistry<E> registry) implements HandlerGuard.Issuer {
    @Override
    public int removeAll(Collection<HandlerId> ids) {
      return registry.roster.removeAll(ids);
    }

    @Override
    public boolean contains(HandlerId id) {
      return registry.contains(id);
    }

    @Override
    public void checkAwaits() {
      registry.awaited();
    }

    @Override
    public long removeAndAwait(Collection<HandlerId> ids, long nanos) throws InterruptedException {
      InFlight inFlight = registry.awaited();
      removeAll(ids);
      return inFlight.await(nanos);
    }
  }

  void failed(SyncSlot<E> slot, E event, Throwable cause) {
    if (watch != null) {
      watch.failed();
    }
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
