package dev.headrace.channel;

import dev.headrace.channel.ChannelFailure.Kind;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call that came by a link and is answered by a handler here, which is not done when it returns.
 *
 * <p>Its end gives its place to one that waits. Where it ends before {@link #start} has returned,
 * the thread that started it goes on to that one, so that the stack stays as deep as for one.
 *
 * <pre>
 *   state      compare-and-set: from STARTING to RUNNING by who starts it, to OVER by who ends it
 *   stage      read, written: volatile; only where it is to be cancelled
 *   abandoned  read, written: volatile. Who gives the stage looks at this after that; who abandons
 *              looks for the stage after that: one of the two sees the other
 * </pre>
 */
final class Execution implements Pending, Answer {
  private enum State {
    STARTING,
    RUNNING,
    OVER
  }

  private final Node node;
  private final Link origin;
  private final Message.ExecuteRequest request;
  private final LocalCommand command;
  private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
  private volatile @Nullable CompletionStage<?> stage;
  private volatile boolean abandoned;

  Execution(Node node, Link origin, Message.ExecuteRequest request, LocalCommand command) {
    this.node = node;
    this.origin = origin;
    this.request = request;
    this.command = command;
  }

  /** Starts this, and what takes its place where it is over at once. */
  void start() {
    Execution next = this;
    while (next != null && next.runs()) {
      next = origin.admission().next();
    }
  }

  /** Whether it is over already. */
  private boolean runs() {
    new Invocation(command, node.payloads(), request.request(), this).start();
    return !state.compareAndSet(State.STARTING, State.RUNNING);
  }

  @Override
  public void succeeded(@Nullable Object result) {
    if (node.inFlight().end(this)) {
      origin.respond(request, result, null);
    }
    over();
  }

  @Override
  public void failed(Throwable cause) {
    boolean heard = node.inFlight().end(this);
    if (!isCancelledHere(cause)) {
      Message.Failure failure = origin.failure(request, cause);
      if (heard) {
        origin.respond(request, null, failure);
      }
    }
    over();
  }

  private boolean isCancelledHere(Throwable cause) {
    return abandoned && stage != null && cause instanceof CancellationException;
  }

  private void over() {
    if (state.getAndSet(State.OVER) == State.RUNNING) {
      Execution next = origin.admission().next();
      if (next != null) {
        next.start();
      }
    }
  }

  @Override
  public MessageId id() {
    return request.id();
  }

  @Override
  public @Nullable Link target() {
    return null;
  }

  @Override
  public Link origin() {
    return origin;
  }

  @Override
  public long deadline() {
    return Deadlines.NEVER;
  }

  @Override
  public boolean accepts(Message.Response response) {
    return false;
  }

  @Override
  public void answered(Message.Response response) {}

  @Override
  public void working(CompletionStage<?> given) {
    if (node.config().cancelsAbandoned()) {
      stage = given;
      if (abandoned) {
        cancel(given);
      }
    }
  }

  /** Nobody waits for what the handler gives. It goes on, unless the registry says otherwise. */
  @Override
  public void abandoned(CommandException why) {
    abandoned = true;
    CompletionStage<?> given = stage;
    if (given != null) {
      cancel(given);
    }
  }

  private void cancel(CompletionStage<?> given) {
    try {
      given.toCompletableFuture().cancel(true);
    } catch (Throwable thrown) { // a stage that is none of the JDK's
      node.failures().tell(Kind.HANDLER, origin.id(), request.commandId(), thrown);
    }
  }

  @Override
  public void expired() {}
}
