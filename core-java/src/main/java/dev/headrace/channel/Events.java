package dev.headrace.channel;

import dev.headrace.Registration;
import dev.headrace.channel.ChannelFailure.Kind;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.registry.HandlerGuard;
import dev.headrace.registry.SyncRegistry;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Events: to the listeners here, each isolated from the others, and then to every link but the one
 * they came by.
 *
 * <pre>
 *   listeners  a concurrent map; a registry without listeners is removed by who took the last away
 * </pre>
 */
final class Events {
  private final Node node;
  private final SeenEvents seen;
  private final ConcurrentHashMap<String, SyncRegistry<EventMessage>> listeners =
      new ConcurrentHashMap<>();

  Events(Node node, SeenEvents seen) {
    this.node = node;
    this.seen = seen;
  }

  <P extends @Nullable Object> Registration listen(Event<P> event, Listener<? super P> listener) {
    HandlerGuard[] guard = new HandlerGuard[1];
    listeners.compute(
        event.id(),
        (id, known) -> {
          SyncRegistry<EventMessage> registry = known != null ? known : registry(id);
          guard[0] = registry.guard(message -> hear(event, listener, message));
          return registry;
        });
    return () -> {
      guard[0].close();
      listeners.computeIfPresent(
          event.id(), (id, registry) -> registry.isEmpty() ? null : registry);
    };
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // of the event's type, or null for none
  private <P extends @Nullable Object> void hear(
      Event<P> event, Listener<? super P> listener, EventMessage message) throws Exception {
    listener.hear((P) node.payloads().payload(event, message.payload()));
  }

  private SyncRegistry<EventMessage> registry(String id) {
    SyncRegistry<EventMessage> registry =
        SyncRegistry.<EventMessage>builder("listeners of " + id)
            .compileOn(task -> {}) // a link's thread has better things to do
            .build();
    registry.onFailure(failure -> node.failures().tell(Kind.LISTENER, null, id, failure.cause()));
    return registry;
  }

  /**
   * Something happened here. A link that comes only after that is not told: nobody would know the
   * event again if it came back.
   */
  void emit(String id, @Nullable Object payload) {
    EventMessage message = new EventMessage(node.newId(), id, payload);
    boolean goesOut = !Ids.isPrivate(id) && node.hasLinks();
    if (goesOut) {
      seen.add(message.id());
    }
    deliver(message, null, goesOut);
  }

  /** A link says that something happened. */
  void received(Link from, EventMessage message) {
    if (seen.add(message.id())) {
      deliver(message, from, !Ids.isPrivate(message.eventId()));
    } else {
      from.dropped(Drop.DUPLICATE);
    }
  }

  private void deliver(EventMessage message, @Nullable Link origin, boolean goesOut) {
    try {
      SyncRegistry<EventMessage> hearing = listeners.get(message.eventId());
      if (hearing != null) {
        hearing.publish(message);
      }
    } finally { // also where a listener met what is fatal
      if (goesOut) {
        for (Link link : node.links()) {
          if (link != origin && link.isUp()) {
            link.tell(message);
          }
        }
      }
    }
  }

  void close() {
    listeners.clear();
    seen.clear();
  }
}
