package dev.headrace.registry;

import java.lang.System.Logger.Level;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a registry knows of objects that it does not keep: owners of handlers, and guards. It has no
 * thread; {@link Roster} asks it when the handlers change.
 */
final class Collected {
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.registry");

  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Set<Trace> traces = ConcurrentHashMap.newKeySet();

  /** The owner of a handler, whose slot keeps this. */
  static final class Owner<O> extends WeakReference<O> {
    private final HandlerId id;

    private Owner(O owner, HandlerId id, ReferenceQueue<Object> queue) {
      super(owner, queue);
      this.id = id;
    }
  }

  /** A guard that was neither closed nor detached. */
  final class Trace extends WeakReference<HandlerGuard> {
    private final String registry;
    private final List<HandlerId> ids;

    private Trace(HandlerGuard guard, String registry) {
      super(guard, queue);
      this.registry = registry;
      this.ids = guard.ids();
    }

    /** It was closed or detached. */
    void ends() {
      traces.remove(this);
      clear();
    }
  }

  <O> Owner<O> owner(O owner, HandlerId id) {
    return new Owner<>(owner, id, queue);
  }

  void trace(HandlerGuard guard, String registry) {
    Trace trace = new Trace(guard, registry);
    traces.add(trace);
    guard.tracedBy(trace);
  }

  /** The handlers whose owners are gone. Warns of guards that are gone and still had a handler. */
  List<HandlerId> take(Roster<?, ?> roster) {
    List<HandlerId> ownerless = new ArrayList<>();
    for (Reference<?> next = queue.poll(); next != null; next = queue.poll()) {
      if (next instanceof Owner<?> owner) {
        ownerless.add(owner.id);
      } else if (next instanceof Trace trace && traces.remove(trace)) {
        warn(trace, roster);
      }
    }
    return ownerless;
  }

  private static void warn(Trace trace, Roster<?, ?> roster) {
    List<String> left =
        roster.infos().stream()
            .filter(info -> trace.ids.contains(info.id()))
            .map(HandlerInfo::name)
            .toList();
    if (!left.isEmpty()) {
      LOGGER.log(
          Level.WARNING,
          "a guard in registry %s was lost without being closed, its handlers stay: %s. Keep it to close it, or detach() it"
              .formatted(trace.registry, left));
    }
  }
}
