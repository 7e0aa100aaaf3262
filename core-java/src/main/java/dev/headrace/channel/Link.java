package dev.headrace.channel;

import dev.headrace.channel.ChannelFailure.Kind;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.internal.flow.Failures;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A channel in its place in a registry: what comes in by it finds its way from here, and what goes
 * out passes the interceptors here.
 *
 * <pre>
 *   state     compare-and-set: NEW, UP once messages can be sent, CLOSED. It is closed before what
 *             waits for it is looked for
 *   listed    compare-and-set: by the first answer to our own list request
 *   unready   get-and-add: what is missing until this is ready
 * </pre>
 */
final class Link implements Channel.Receiver, Connection {
  private enum State {
    NEW,
    UP,
    CLOSED
  }

  private final Node node;
  private final Channel channel;
  private final String id;
  private final Admission admission;
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private final Share share;
  private final Drops drops = new Drops();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final MessageId listing;

  private final AtomicBoolean listed = new AtomicBoolean();

  /** The list of the other side's commands, and the announcing of ours. */
  private final AtomicInteger unready = new AtomicInteger(2);

  Link(Node node, Channel channel) {
    this.node = node;
    this.channel = channel;
    this.id = Ids.requireChannel(channel.id());
    this.admission = new Admission(node.config().mostRunning(), node.config().mostWaiting());
    this.share = new Share(node.config().mostCommands());
    this.listing = node.newId();
  }

  @Override
  public String id() {
    return id;
  }

  Admission admission() {
    return admission;
  }

  Share share() {
    return share;
  }

  @Override
  public boolean isOpen() {
    return state.get() != State.CLOSED;
  }

  /** Whether messages can be sent. */
  boolean isUp() {
    return state.get() == State.UP;
  }

  // ---- beginning

  void start() {
    CompletionStage<?> started;
    try {
      started = channel.start(this);
      started.whenComplete((nothing, thrown) -> started(thrown));
    } catch (Throwable thrown) {
      started(thrown);
    }
  }

  private void started(@Nullable Throwable thrown) {
    if (thrown != null) {
      close(thrown);
      return;
    }
    if (state.compareAndSet(State.NEW, State.UP)) {
      tell(new Message.ListRequest(listing));
      if (node.isRouter(this)) {
        node.registrations().announceAll(this);
      }
      settled();
    }
  }

  /** Something is still to be answered before this is ready. */
  void awaiting() {
    unready.incrementAndGet();
  }

  /** It was answered. */
  void settled() {
    if (unready.decrementAndGet() == 0) {
      ready.complete(null);
    }
  }

  // ---- going out

  /** Sends a message, or throws why it can't be sent. */
  void send(Message message) throws Exception {
    Message passing = node.interceptors().outbound(id, message);
    if (passing == null) {
      dropped(Drop.REFUSED);
    } else {
      channel.send(passing);
    }
  }

  /** Sends a message that nobody here waits for. */
  void tell(Message message) {
    try {
      send(message);
    } catch (Throwable thrown) {
      undeliverable(text(message), thrown);
    }
  }

  /** Answers a call that came by this link. */
  void respond(ExecuteRequest request, @Nullable Object result, Message.@Nullable Failure failure) {
    respond(request, new ExecuteResponse(node.newId(), request.id(), result, failure));
  }

  /** The same; whoever waits hears at least that the answer could not be sent. */
  void respond(ExecuteRequest request, ExecuteResponse response) {
    if (!isOpen()) {
      return;
    }
    try {
      send(response);
    } catch (ChannelClosedException gone) {
      dropped(Drop.UNDELIVERABLE);
    } catch (Throwable thrown) {
      String what = "answer of " + request.commandId();
      undeliverable(what, thrown);
      tell(
          new ExecuteResponse(
              node.newId(),
              response.thid(),
              null,
              refusal("the %s could not be sent".formatted(what), thrown)));
    }
  }

  private static Message.Failure refusal(String what, Throwable cause) {
    return cause instanceof CommandException known
        ? known.failure()
        : new Message.Failure(
            ErrorCode.INTERNAL_ERROR, what + ": " + CommandException.textOf(cause));
  }

  /**
   * What whoever called is told of a handler's failure; what it did not say itself is told here.
   */
  Message.Failure failure(ExecuteRequest request, Throwable cause) {
    CommandException thrown = CommandException.ofHandler(cause);
    if (thrown != cause) {
      node.failures().tell(Kind.HANDLER, id, request.commandId(), () -> cause);
    }
    return thrown.failure();
  }

  private void undeliverable(String what, Throwable cause) {
    dropped(Drop.UNDELIVERABLE);
    if (!(cause instanceof ChannelClosedException)) {
      node.failures().tell(Kind.SENDING, id, what, cause);
    }
  }

  private static String text(Message message) {
    if (message instanceof ExecuteRequest call) {
      return "call of " + call.commandId();
    } else if (message instanceof Message.EventMessage event) {
      return "event " + event.eventId();
    }
    return message.getClass().getSimpleName();
  }

  // ---- coming in

  @Override
  public void received(Message message) {
    if (!isOpen()) {
      return;
    }
    Message passing;
    try {
      passing = node.interceptors().inbound(id, message);
    } catch (Throwable thrown) {
      refused(message, thrown);
      return;
    }
    if (passing == null) {
      dropped(Drop.REFUSED);
      return;
    }
    try {
      dispatch(passing);
    } catch (Throwable thrown) {
      node.failures().tell(Kind.MESSAGE, id, text(passing), thrown);
    }
  }

  private void dispatch(Message message) {
    if (message instanceof ExecuteRequest request) {
      node.calls().received(this, request);
    } else if (message instanceof Message.ListResponse list) {
      node.registrations().listed(this, list);
      if (list.thid().equals(listing) && listed.compareAndSet(false, true)) {
        settled();
      }
    } else if (message instanceof Message.Response response) {
      node.inFlight().answered(this, response);
    } else if (message instanceof Message.EventMessage event) {
      node.events().received(this, event);
    } else if (message instanceof Message.RegisterRequest request) {
      node.registrations().requested(this, request);
    } else {
      tell(new Message.ListResponse(node.newId(), message.id(), node.table().ownAndPublic()));
    }
  }

  private void refused(Message message, Throwable cause) {
    dropped(Drop.REFUSED);
    Failures.keepInterrupt(cause);
    if (message instanceof ExecuteRequest call) {
      respond(call, null, refusal("refused", cause));
    } else if (message instanceof ExecuteResponse answer) {
      dispatch(
          new ExecuteResponse(
              answer.id(), answer.thid(), null, refusal("the answer was refused", cause)));
    } else if (message instanceof Message.RegisterRequest request) {
      tell(new Message.RegisterResponse(node.newId(), request.id(), ErrorCode.DUPLICATE_COMMAND));
    } else if (message instanceof Message.RegisterResponse answer) {
      dispatch(new Message.RegisterResponse(answer.id(), answer.thid(), ErrorCode.INTERNAL_ERROR));
    } else if (message instanceof Message.ListRequest request) {
      tell(new Message.ListResponse(node.newId(), request.id(), List.of()));
    } else {
      node.failures().tell(Kind.INTERCEPTOR, id, text(message), cause);
    }
    if (Failures.isFatal(cause)) {
      throw Failures.<RuntimeException>unchanged(cause);
    }
  }

  @Override
  public void malformed(MalformedMessageException problem) {
    if (!isOpen()) {
      return;
    }
    dropped(Drop.MALFORMED, () -> CommandException.textOf(problem));
    MessageId waiting = problem.answerTo();
    if (waiting != null) {
      tell(
          new ExecuteResponse(
              node.newId(),
              waiting,
              null,
              new Message.Failure(ErrorCode.INVALID_REQUEST, CommandException.textOf(problem))));
    }
  }

  // ---- dropping

  void dropped(Drop reason) {
    drops.add(reason);
  }

  /** Drops what the other side should not have sent. */
  void dropped(Drop reason, Supplier<String> what) {
    dropped(reason);
    node.failures()
        .tell(
            Kind.MESSAGE,
            id,
            reason.name().toLowerCase(Locale.ROOT) + " message",
            () ->
                new CommandException(
                    ErrorCode.INVALID_MESSAGE, "channel " + id + " " + what.get()));
  }

  // ---- ending

  @Override
  public void closed(@Nullable Throwable cause) {
    close(cause);
  }

  @Override
  public void close() {
    close(null);
  }

  private void close(@Nullable Throwable cause) {
    if (state.getAndSet(State.CLOSED) == State.CLOSED) {
      return;
    }
    node.detached(this);
    ready.completeExceptionally(new ChannelClosedException(id, cause));
    CompletionStage<?> closing;
    try {
      closing = channel.close();
      closing.whenComplete((nothing, thrown) -> closed(cause, thrown));
    } catch (Throwable thrown) {
      closed(cause, thrown);
    }
    if (cause != null) {
      node.failures().tell(Kind.CHANNEL, id, "channel", () -> cause);
    }
  }

  private void closed(@Nullable Throwable cause, @Nullable Throwable thrown) {
    if (cause == null) {
      closed.complete(null);
    } else {
      closed.completeExceptionally(cause);
    }
    if (thrown != null) {
      node.failures().tell(Kind.CHANNEL, id, "closing the channel", thrown);
    }
  }

  @Override
  public CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public CompletableFuture<Void> closed() {
    return closed;
  }

  @Override
  public long count(Drop reason) {
    return drops.count(reason);
  }

  @Override
  public String toString() {
    return "channel %s of registry %s (%s)"
        .formatted(id, node.name(), String.valueOf(state.get()).toLowerCase(Locale.ROOT));
  }
}
