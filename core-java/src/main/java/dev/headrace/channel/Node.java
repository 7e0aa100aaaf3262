package dev.headrace.channel;

import dev.headrace.Registration;
import dev.headrace.channel.ChannelFailure.Kind;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a registry share: its links, its commands, what is under way, and how it was
 * built.
 *
 * <pre>
 *   links   a concurrent map, by id; a link removes itself and no other of its id
 *   closing a concurrent queue of what is to be done; who adds looks at closed after that
 *   closed  read, written: volatile; before the queue is emptied
 * </pre>
 */
final class Node {
  private final CommandRegistryBuilder config;
  private final ConcurrentHashMap<String, Link> links = new ConcurrentHashMap<>();
  private final CommandTable table;
  private final InFlight inFlight;
  private final FailureHook failures;
  private final Payloads payloads;
  private final Interceptors interceptors;
  private final Events events;
  private final Calls calls;
  private final Registrations registrations;
  private final ConcurrentLinkedQueue<OnClose> closing = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  Node(CommandRegistryBuilder config) {
    this.config = config;
    this.table = new CommandTable();
    this.inFlight = new InFlight(config.time());
    this.failures = new FailureHook(config.name());
    this.payloads = new Payloads(config.codec());
    this.interceptors = new Interceptors(config.interceptors());
    this.events =
        new Events(
            this,
            new SeenEvents(config.time(), config.eventWindow().toNanos(), config.mostEvents()));
    this.calls = new Calls(this);
    this.registrations = new Registrations(this);
  }

  String name() {
    return config.name();
  }

  CommandRegistryBuilder config() {
    return config;
  }

  MessageId newId() {
    return config.ids().get();
  }

  CommandTable table() {
    return table;
  }

  InFlight inFlight() {
    return inFlight;
  }

  FailureHook failures() {
    return failures;
  }

  Payloads payloads() {
    return payloads;
  }

  Interceptors interceptors() {
    return interceptors;
  }

  Events events() {
    return events;
  }

  Calls calls() {
    return calls;
  }

  Registrations registrations() {
    return registrations;
  }

  // ---- links

  Collection<Link> links() {
    return links.values();
  }

  boolean hasLinks() {
    return !links.isEmpty();
  }

  boolean hasRouter() {
    return config.router() != null;
  }

  /** The link to the router, if there is one and messages can be sent. */
  @Nullable Link router() {
    String id = config.router();
    Link link = id == null ? null : links.get(id);
    return link != null && link.isUp() ? link : null;
  }

  boolean isRouter(Link link) {
    return link.id().equals(config.router());
  }

  Link attach(Channel channel) {
    Link link = new Link(this, channel);
    if (closed) {
      throw closedException();
    }
    Link known = links.putIfAbsent(link.id(), link);
    while (known != null && !known.isOpen()) { // whoever closed it is just about to remove it
      links.remove(link.id(), known);
      known = links.putIfAbsent(link.id(), link);
    }
    if (known != null) {
      throw new IllegalStateException(
          "registry %s has a channel %s already. Fix: give this one another id, or say replace(…)"
              .formatted(name(), link.id()));
    }
    link.start();
    if (closed) { // and whoever closed it may have looked at the links before
      link.close();
    }
    return link;
  }

  /** A link is closed: whoever waits for it, or is reached by it, is not any more. */
  void detached(Link link) {
    links.remove(link.id(), link);
    table.closed(link);
    inFlight.closed(link);
    link.admission().clear();
  }

  // ---- closing

  boolean isClosed() {
    return closed;
  }

  IllegalStateException closedException() {
    return new IllegalStateException("registry " + name() + " is closed. Fix: build a new one");
  }

  /** Tells of the links whose channels took too long. */
  void closedLate(Collection<Link> closing) {
    for (Link link : closing) {
      if (!link.closed().isDone()) {
        failures.tell(
            Kind.CHANNEL,
            link.id(),
            "closing the channel",
            () ->
                new CommandException(
                    ErrorCode.TIMEOUT,
                    "channel %s was not closed within %s"
                        .formatted(link.id(), config.closeTimeout())));
      }
    }
  }

  Registration onClose(Runnable action) {
    OnClose last = new OnClose(action);
    closing.add(last);
    if (closed) {
      runClosing();
    }
    return last;
  }

  /** Something to be done when this is closed. */
  private final class OnClose implements Registration {
    private final Runnable action;

    OnClose(Runnable action) {
      this.action = Objects.requireNonNull(action, "action");
    }

    @Override
    public void close() {
      closing.remove(this);
    }
  }

  /** Whoever takes an action out runs it, so that it runs once. */
  private void runClosing() {
    for (OnClose last = closing.poll(); last != null; last = closing.poll()) {
      try {
        last.action.run();
      } catch (Throwable thrown) {
        failures.tell(Kind.LISTENER, null, "closing the registry", thrown);
      }
    }
  }

  /** Ends everything but the links, which are to be closed next. */
  void close() {
    closed = true;
    inFlight.close(name());
    table.clear();
    events.close();
    runClosing();
  }
}
