package dev.headrace.registry;

import dev.headrace.Handler;
import dev.headrace.Overflow;
import dev.headrace.Registration;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Children;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * What every registry can do, whichever way it runs its handlers: who is there, who goes, and who
 * hears of failures. Everything may be called from any thread, and nothing waits.
 *
 * @param <E> the type of the events
 */
public abstract sealed class Registry<E> permits SyncRegistry, AsyncRegistry {
  private final String name;
  private final Roster<?, ?> roster;
  private final FailureReports<E> failures;
  private final boolean tracesGuards;

  Registry(RegistryBuilder<?> builder, Roster<?, ?> roster) {
    this.name = builder.name();
    this.roster = roster;
    this.failures = new FailureReports<>(name, builder.fatal());
    this.tracesGuards = builder.tracesGuards();
  }

  // ---- registering

  /**
   * Registers a handler.
   *
   * @param handler what is run for each event; its name is kept
   * @return its id
   */
  public abstract HandlerId register(Handler<? super E> handler);

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
   * The events of this registry, for subscribers. Each subscriber has a handler of its own from
   * when it subscribes until it cancels; events that are published before or after are not for it.
   * Unregistering that handler, by its id or with all others, completes the subscriber.
   *
   * <p>A subscriber is given events one after another, as many as it asks for, by the thread that
   * publishes or the one that asks. Events of one thread keep their order. Those that it did not
   * ask for wait in a buffer, which is made when it subscribes; handing on allocates nothing. A
   * subscriber whose {@code onNext} throws has failed as a handler fails, and is unsubscribed. In
   * an {@link AsyncRegistry} its handler is done once the event is in the buffer.
   *
   * @param overflow how many events wait for a subscriber, and what happens to more
   * @return a publisher that any number of subscribers may subscribe to
   */
  public Flow.Publisher<E> asPublisher(Overflow overflow) {
    return new RegistryPublisher<>(this, overflow);
  }

  /** Registers a handler that takes events where they are published, and is quick. */
  abstract Slot attach(Handler<E> handler);

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
    roster.sweep();
    return roster.contains(Objects.requireNonNull(id, "id"));
  }

  /**
   * How many handlers are registered.
   *
   * @return the number now
   */
  public int size() {
    roster.sweep();
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
    roster.sweep();
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
    return Children.graph("registry", name, handlers().stream().map(HandlerInfo::name).toList());
  }

  // ---- failing

  /**
   * Has a listener told of each failure, on the thread where it happens, before that thread runs
   * another handler. It takes the place of the listener before, at once, even within a publish that
   * is under way. It may change the registry, and publish. What it throws is logged, the first
   * time.
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

  final HandlerGuard guarding(List<HandlerId> ids) {
    HandlerGuard guard = new HandlerGuard(issuer(), ids);
    if (tracesGuards) {
      roster.collected().trace(guard, name);
    }
    return guard;
  }

  HandlerGuard.Issuer issuer() {
    return roster;
  }

  /** What there is to say of a failure; unregisters the handler if it failed too often. */
  final HandlerFailure<E> failure(Slot slot, E event, Throwable cause) {
    return failure(slot, event, cause, slot.failedTooOften() && roster.remove(slot.id()));
  }

  final HandlerFailure<E> failure(Slot slot, E event, Throwable cause, boolean closed) {
    return failures.failure(slot, event, cause, closed);
  }

  final void subscriberFailed(String subscriber, String method, Throwable cause) {
    failures.subscriberFailed(subscriber, method, cause);
  }

  /** Tells of a failure; throws the cause on if it is fatal. */
  final void tell(Slot slot, HandlerFailure<E> failure) {
    failures.tell(slot, failure);
  }

  final boolean isFatal(Throwable thrown) {
    return failures.isFatal(thrown);
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
}
