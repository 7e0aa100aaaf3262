package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.function.TryAction1;
import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.Collection;
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
public final class SyncRegistry<E> {
  private final String name;
  private final Roster<SyncSlot<E>, SyncSnapshot<E>> roster;
  private final FailureReports<E> failures;

  SyncRegistry(SyncRegistryBuilder<E> builder) {
    this.name = builder.name();
    Settling settling = builder.settling();
    this.roster = new Roster<>(slots -> new SyncSnapshot<>(slots, settling));
    this.failures = new FailureReports<>(name, builder.fatal());
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
    return add(slot(options, handler, handler));
  }

  /**
   * Registers a handler.
   *
   * @param handler what is run for each event; its name is kept
   * @return its id
   */
  public HandlerId register(Handler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return add(slot(options -> {}, handler, handler::run));
  }

  /**
   * Registers several handlers in one change: a publish sees all of them or none, and the list is
   * copied once.
   *
   * @param batch registers them with the batch it is given; if it throws, none is registered
   * @return their ids, in the order in which they were given to the batch
   */
  public List<HandlerId> registerAll(Consumer<? super Batch<E>> batch) {
    Batch<E> filled = new Batch<>(this);
    batch.accept(filled);
    List<SyncSlot<E>> slots = filled.close();
    roster.addAll(slots);
    return slots.stream().map(Slot::id).toList();
  }

  private HandlerId add(SyncSlot<E> slot) {
    roster.add(slot);
    return slot.id();
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
   * Registers a handler until the guard is closed.
   *
   * @param handler what is run for each event; its name is kept
   * @return the guard
   */
  public HandlerGuard guard(Handler<? super E> handler) {
    return guarding(List.of(register(handler)));
  }

  /**
   * Registers several handlers in one change, until the guard is closed: that is one change too.
   *
   * @param batch registers them with the batch it is given; if it throws, none is registered
   * @return the guard
   */
  public HandlerGuard guardAll(Consumer<? super Batch<E>> batch) {
    return guarding(registerAll(batch));
  }

  private HandlerGuard guarding(List<HandlerId> ids) {
    return new HandlerGuard(roster, ids);
  }

  // ---- unregistering

  /**
   * Unregisters a handler. A publish that is under way may still run it.
   *
   * @param id its id
   * @return true if it was registered here; of several who ask, one is told so
   */
  public boolean unregister(HandlerId id) {
    return roster.remove(Objects.requireNonNull(id, "id"));
  }

  /**
   * Unregisters several handlers in one change.
   *
   * @param ids their ids
   * @return how many of them were registered here
   */
  public int unregisterAll(Collection<HandlerId> ids) {
    return roster.removeAll(ids);
  }

  /**
   * Unregisters every handler. Publishes that are under way still run them. Ids go on from where
   * they were.
   *
   * @return how many there were
   */
  public int clear() {
    return roster.clear();
  }

  // ---- asking

  /**
   * Whether a handler is registered.
   *
   * @param id its id
   * @return true if it is registered here now
   */
  public boolean contains(HandlerId id) {
    return roster.contains(Objects.requireNonNull(id, "id"));
  }

  /**
   * How many handlers are registered.
   *
   * @return the number now
   */
  public int size() {
    return roster.current().size();
  }

  /**
   * Whether no handler is registered.
   *
   * @return true if there is none now
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * The handlers that are registered, in the order in which they run.
   *
   * @return what is known of each, as it is now
   */
  public List<HandlerInfo> handlers() {
    return roster.infos();
  }

  /**
   * The name of this registry.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * A picture of the registry with the handlers it has now.
   *
   * @return the graph
   */
  public Graph graph() {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Edge> edges = new ArrayList<>();
    nodes.add(new Graph.Node(0, name, "registry", List.of(), List.of()));
    for (HandlerInfo handler : handlers()) {
      edges.add(new Graph.Edge(0, nodes.size(), ""));
      nodes.add(new Graph.Node(nodes.size(), handler.name(), "handler", List.of(), List.of()));
    }
    return new Graph("registry " + name, nodes, edges);
  }

  // ---- failing

  /**
   * Has a listener told of each failure, on the thread that published, before the next handler
   * runs. It takes the place of the listener before, at once, even within a publish that is under
   * way. It may change the registry, and publish. What it throws is logged, the first time.
   *
   * @param listener what is told
   * @return takes the listener away again, unless another has taken its place
   */
  public Registration onFailure(Consumer<? super HandlerFailure<E>> listener) {
    return failures.listen(listener);
  }

  /** Takes the listener for failures away, whoever it is. */
  public void clearFailureListener() {
    failures.stopListening();
  }

  void failed(SyncSlot<E> slot, E event, Throwable cause) {
    boolean closed = slot.failedTooOften() && roster.remove(slot.id());
    failures.tell(slot, event, cause, closed);
  }

  /** Whether the handlers that are there now run compiled. */
  boolean isCompiled() {
    return roster.current().isCompiled();
  }

  /**
   * The registry as text.
   *
   * @return its name and how many handlers it has
   */
  @Override
  public String toString() {
    int size = size();
    return "registry " + name + " (" + size + (size == 1 ? " handler)" : " handlers)");
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
      return registry.name;
    }

    @Override
    public Graph graph() {
      return registry.graph();
    }
  }
}
