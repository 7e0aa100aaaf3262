package dev.headrace.channel;

import dev.headrace.channel.ChannelFailure.Kind;
import dev.headrace.channel.CommandTable.TooManyException;
import dev.headrace.channel.Message.ListResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.Message.RegisterResponse;
import dev.headrace.internal.flow.Failures;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How commands come to be known: registered here, asked for or listed by a link; and how the router
 * hears of them.
 *
 * <p>A command goes live and looks for a router after that; a router comes up and looks for live
 * commands after that. Who of the two finds the other claims the command for that router, and
 * announces it.
 */
final class Registrations {
  private final Node node;
  private final @Nullable Duration timeout;

  Registrations(Node node) {
    this.node = node;
    this.timeout = node.config().requestTimeout();
  }

  // ---- registered here

  CommandRegistration register(LocalCommand command) {
    if (node.isClosed()) {
      throw node.closedException();
    }
    Entry known = node.table().add(command);
    if (known != null) {
      Link owner = known.owner();
      throw new CommandException(
          ErrorCode.DUPLICATE_COMMAND,
          "command %s is registered already in registry %s, %s"
              .formatted(
                  command.id(), node.name(), owner == null ? "here" : "by channel " + owner.id()),
          "close that registration, or choose another id",
          null);
    }
    Registered registered = new Registered(node, command);
    Link router = command.info().isPrivate() ? null : node.router();
    if (router == null) {
      live(command);
      registered.ready().complete(null);
    } else {
      command.claimFor(router);
      announce(command, router, null, error -> answered(registered, command, router, error));
    }
    if (node.isClosed()) { // and whoever closed it may have looked here before
      registered.close();
    }
    return registered;
  }

  private void answered(
      Registered registered, LocalCommand command, Link router, @Nullable CommandException error) {
    if (error == null) {
      command.goLive();
      registered.ready().complete(null);
    } else if (node.table().remove(command)) {
      registered.ready().completeExceptionally(error);
      if (!node.isClosed()) {
        node.failures().tell(Kind.REGISTRATION, router.id(), command.id(), error);
      }
    }
  }

  /** The command can be called from now on; a router that is there is told. */
  private void live(Entry entry) {
    entry.goLive();
    Link router = node.router();
    if (router != null && isForRouter(entry, router) && entry.claimFor(router)) {
      announce(entry, router, null, error -> announced(entry, router, error));
    }
  }

  private static boolean isForRouter(Entry entry, Link router) {
    return entry.isLive() && entry.owner() != router && !entry.info().isPrivate();
  }

  // ---- the router

  /** A router has come: it is told of everything that is known here. */
  void announceAll(Link router) {
    for (Entry entry : node.table().matching(known -> isForRouter(known, router))) {
      if (entry.claimFor(router)) {
        router.awaiting();
        announce(
            entry,
            router,
            null,
            error -> {
              announced(entry, router, error);
              router.settled();
            });
      }
    }
  }

  private void announced(Entry entry, Link router, @Nullable CommandException error) {
    if (error != null && router.isOpen()) { // else the next router is told
      node.failures().tell(Kind.REGISTRATION, router.id(), entry.id(), error);
    }
  }

  private void announce(
      Entry entry,
      Link router,
      @Nullable Link origin,
      Consumer<@Nullable CommandException> outcome) {
    long deadline = node.inFlight().deadlineAfter(timeout);
    Announcement asking;
    do {
      asking = new Announcement(node.newId(), router, origin, entry, deadline, outcome);
    } while (!node.inFlight().add(asking));
    try {
      router.send(new RegisterRequest(asking.id(), entry.info()));
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      if (node.inFlight().end(asking)) {
        asking.abandoned(
            new CommandException(
                ErrorCode.CHANNEL_DISCONNECTED,
                "%s could not be announced to router %s: %s"
                    .formatted(entry.id(), router.id(), CommandException.textOf(thrown)),
                null,
                thrown));
      }
      if (Failures.isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
    }
    if (!router.isOpen() && node.inFlight().end(asking)) {
      asking.abandoned(
          new CommandException(
              ErrorCode.CHANNEL_DISCONNECTED, "router " + router.id() + " is closed"));
    }
  }

  // ---- asked for by a link

  void requested(Link from, RegisterRequest request) {
    if (isConflict(from, request.command())) {
      from.dropped(Drop.CONFLICTING); // its own registry is told
      answer(from, request, false);
      return;
    }
    RemoteCommand entry = entry(from, request.command());
    if (entry == null) {
      answer(from, request, false);
      return;
    }
    Link router = node.router();
    if (router == null || router == from || entry.info().isPrivate() || entry.isTakenBy(router)) {
      live(entry);
      answer(from, request, true);
      return;
    }
    if (!from.admission().enter()) {
      from.dropped(Drop.OVERLOADED);
      forgetUnlessLive(entry);
      answer(from, request, false);
      return;
    }
    entry.claimFor(router);
    announce(
        entry,
        router,
        from,
        error -> {
          from.admission().leave();
          if (error == null && node.table().has(entry)) {
            entry.goLive();
            answer(from, request, true);
          } else {
            forgetUnlessLive(entry);
            answer(from, request, false);
          }
        });
  }

  private void answer(Link from, RegisterRequest request, boolean taken) {
    if (from.isOpen()) {
      from.tell(
          new RegisterResponse(
              node.newId(), request.id(), taken ? null : ErrorCode.DUPLICATE_COMMAND));
    }
  }

  private void forgetUnlessLive(RemoteCommand entry) {
    if (!entry.isLive()) {
      node.table().remove(entry);
    }
  }

  // ---- listed by a link

  void listed(Link from, ListResponse list) {
    for (CommandInfo info : list.commands()) {
      if (isConflict(from, info)) {
        from.dropped(Drop.CONFLICTING, () -> "claims " + info.id() + ", which somebody else has");
        continue;
      }
      RemoteCommand entry = entry(from, info);
      if (entry != null && !entry.isLive()) { // also while the router is asked
        live(entry);
      }
    }
  }

  /** The entry of a command that a link says is its own; null if it can't have it. */
  private @Nullable RemoteCommand entry(Link from, CommandInfo info) {
    if (info.isPrivate() && !node.config().acceptsPrivateCommands()) {
      from.dropped(Drop.CONFLICTING, () -> "announces the private command " + info.id());
      return null;
    }
    RemoteCommand entry = new RemoteCommand(from, info);
    Entry known;
    try {
      known = node.table().learn(entry);
    } catch (TooManyException full) {
      from.dropped(
          Drop.OVERLOADED,
          () -> "announces too many commands, or says too much of them, such as " + info.id());
      return null;
    }
    if (known == null) {
      return entry;
    }
    if (known instanceof RemoteCommand remote && remote.owner() == from) {
      if (remote.refresh(info)) {
        return remote;
      }
      from.dropped(Drop.OVERLOADED, () -> "says too much of its commands, such as " + info.id());
    }
    return null;
  }

  private boolean isConflict(Link from, CommandInfo info) {
    Entry known = node.table().owned(info.id());
    return known != null && known.owner() != from;
  }
}
