package dev.headrace.channel;

import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.internal.flow.Failures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Finds for each call who answers it: a handler here, a link, the router, or nobody. */
final class Calls {
  private final Node node;
  private final @Nullable Duration timeout;

  Calls(Node node) {
    this.node = node;
    this.timeout = node.config().requestTimeout();
  }

  // ---- calls from here

  <R extends @Nullable Object> CompletableFuture<R> execute(
      Command<?, R> command, @Nullable Object request) {
    Entry entry = node.table().get(command.id());
    return entry instanceof LocalCommand local && local.isLive() && local.isDirect()
        ? here(local, command, request)
        : begin(entry, command, request, null);
  }

  <R extends @Nullable Object> CompletableFuture<R> execute(
      Command<?, R> command, @Nullable Object request, Duration within) {
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(
          "a call of %s can't be answered within %s: give it more than nothing"
              .formatted(command.id(), within));
    }
    if (!node.inFlight().measuresTime()) {
      throw new IllegalStateException(
          "a call of %s can't have a timeout, for nothing in registry %s measures the time. Fix: give its builder a Timekeeper with time(…)"
              .formatted(command.id(), node.name()));
    }
    return begin(node.table().get(command.id()), command, request, within);
  }

  /** Answered by the time this returns. */
  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the same command has the same types
  private <R extends @Nullable Object> CompletableFuture<R> here(
      LocalCommand local, Command<?, R> command, @Nullable Object request) {
    Payloads payloads = node.payloads();
    try {
      if (local.command() == command && command.carriesBoth() && request != null) {
        return CompletableFuture.completedFuture((R) local.handle(request));
      }
      Object result = answered(local, request);
      return CompletableFuture.completedFuture((R) payloads.result(command, result));
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      if (Failures.isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
      return CompletableFuture.failedFuture(CommandException.ofHandler(thrown));
    }
  }

  /** What a handler that is done when it returns gives, as it is sent. */
  private @Nullable Object answered(LocalCommand local, @Nullable Object request) throws Exception {
    Command<?, ?> command = local.command();
    return command.response().sent(local.handle(node.payloads().request(command, request)));
  }

  private <R extends @Nullable Object> CompletableFuture<R> begin(
      @Nullable Entry entry,
      Command<?, R> command,
      @Nullable Object request,
      @Nullable Duration within) {
    if (node.isClosed()) {
      return CompletableFuture.failedFuture(closed());
    }
    if (entry instanceof LocalCommand local && local.isLive()) {
      Call<R> call = call(command, null, within);
      if (node.isClosed() && node.inFlight().end(call)) { // meanwhile
        call.abandoned(closed());
      } else {
        call.answerBy(new Invocation(local, node.payloads(), request, call));
      }
      return call;
    }
    Link target = entry != null && entry.isLive() ? up(entry.owner()) : null;
    if (target == null) {
      target = node.router();
    }
    if (target == null) {
      boolean closedMeanwhile = node.isClosed(); // and what it knew was forgotten
      return CompletableFuture.failedFuture(closedMeanwhile ? closed() : unreachable(command.id()));
    }
    return send(command, request, target, within);
  }

  private <R extends @Nullable Object> Call<R> send(
      Command<?, R> command, @Nullable Object request, Link target, @Nullable Duration within) {
    Call<R> call = call(command, target, within == null ? timeout : within);
    try {
      target.send(new ExecuteRequest(call.id(), command.id(), command.request().sent(request)));
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      if (node.inFlight().end(call)) {
        call.abandoned(unsent(command.id(), target, thrown));
      }
      if (Failures.isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
    }
    checkOpen(call, target);
    return call;
  }

  private <R extends @Nullable Object> Call<R> call(
      Command<?, R> command, @Nullable Link target, @Nullable Duration within) {
    long deadline = node.inFlight().deadlineAfter(within);
    Call<R> call = new Call<>(node, node.newId(), command, target, deadline);
    while (!node.inFlight().add(call)) { // an id that is taken
      call = new Call<>(node, node.newId(), command, target, deadline);
    }
    return call;
  }

  /** A link that closed before this was under way did not see it. */
  private void checkOpen(Pending under, Link target) {
    if ((!target.isOpen() || node.isClosed()) && node.inFlight().end(under)) {
      under.abandoned(disconnected("channel " + target.id() + " is closed"));
    }
  }

  // ---- calls by a link

  void received(Link from, ExecuteRequest request) {
    Pending known = node.inFlight().get(request.id());
    if (known != null) {
      again(from, request, known);
      return;
    }
    Entry entry = node.table().get(request.commandId());
    if (entry instanceof LocalCommand local && local.isLive()) {
      if (node.config().refusesPrivateCalls() && local.info().isPrivate()) {
        refuse(from, request, notFound(request.commandId()));
      } else {
        run(from, request, local);
      }
      return;
    }
    Link owner = entry != null && entry.isLive() ? entry.owner() : null;
    Link target = owner == from ? null : up(owner);
    Link router = node.router();
    if (target == null && owner != from && router != from) {
      target = router;
    }
    if (target != null) {
      handOn(from, request, target);
    } else {
      boolean loops = owner == from || node.isRouter(from);
      refuse(
          from, request, loops ? notFound(request.commandId()) : unreachable(request.commandId()));
    }
  }

  /** The same call once more: it came twice by one link, or it went round in a circle. */
  private void again(Link from, ExecuteRequest request, Pending known) {
    from.dropped(Drop.DUPLICATE);
    if (known.origin() != from) {
      refuse(from, request, notFound(request.commandId()));
    }
  }

  private void run(Link from, ExecuteRequest request, LocalCommand local) {
    if (local.isDirect()) {
      answer(from, request, local);
      return;
    }
    Execution execution = new Execution(node, from, request, local);
    if (begins(from, request, execution) && from.admission().mayRun(execution)) {
      execution.start();
    }
  }

  private void answer(Link from, ExecuteRequest request, LocalCommand local) {
    Object result;
    try {
      result = answered(local, request.request());
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      from.respond(request, null, from.failure(request, thrown));
      if (Failures.isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
      return;
    }
    from.respond(request, result, null);
  }

  private void handOn(Link from, ExecuteRequest request, Link target) {
    Forward forward = new Forward(request, from, target, node.inFlight().deadlineAfter(timeout));
    if (!begins(from, request, forward)) {
      return;
    }
    try {
      target.send(request);
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      if (node.inFlight().end(forward)) {
        forward.abandoned(unsent(request.commandId(), target, thrown));
      }
      if (Failures.isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
    }
    checkOpen(forward, target);
  }

  /** Lets a call in, unless the link has too many under way. */
  private boolean begins(Link from, ExecuteRequest request, Pending beginning) {
    if (!from.admission().enter()) {
      from.dropped(Drop.OVERLOADED);
      refuse(
          from,
          request,
          new CommandException(
              ErrorCode.INTERNAL_ERROR,
              "overloaded: registry %s has %d calls of this channel under way"
                  .formatted(node.name(), from.admission().open())));
      return false;
    }
    if (!node.inFlight().add(beginning)) {
      from.admission().leave();
      Pending known = node.inFlight().get(request.id());
      if (known != null) {
        again(from, request, known);
      }
      return false;
    }
    if (!from.isOpen() && node.inFlight().end(beginning)) {
      from.admission().leave();
      return false;
    }
    return true;
  }

  private static void refuse(Link from, ExecuteRequest request, CommandException why) {
    from.respond(request, null, why.failure());
  }

  // ---- errors

  private static @Nullable Link up(@Nullable Link link) {
    return link != null && link.isUp() ? link : null;
  }

  private CommandException closed() {
    return disconnected("registry " + node.name() + " is closed");
  }

  private CommandException unreachable(String command) {
    return node.hasRouter()
        ? disconnected(
            "%s is not known in registry %s, and its router %s is not connected"
                .formatted(command, node.name(), node.config().router()))
        : notFound(command);
  }

  private CommandException notFound(String command) {
    return new CommandException(
        ErrorCode.NOT_FOUND, "%s is not known in registry %s".formatted(command, node.name()));
  }

  private static CommandException disconnected(String what) {
    return new CommandException(ErrorCode.CHANNEL_DISCONNECTED, what);
  }

  private static CommandException unsent(String command, Link target, Throwable cause) {
    if (cause instanceof CommandException known) {
      return known;
    }
    return new CommandException(
        cause instanceof ChannelClosedException
            ? ErrorCode.CHANNEL_DISCONNECTED
            : ErrorCode.INTERNAL_ERROR,
        "the call of %s could not be sent by channel %s: %s"
            .formatted(command, target.id(), CommandException.textOf(cause)),
        null,
        cause);
  }
}
