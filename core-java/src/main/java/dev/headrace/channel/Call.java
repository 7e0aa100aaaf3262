package dev.headrace.channel;

import dev.headrace.channel.Message.ExecuteResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call of this registry's own that is not answered yet. It is what the caller holds: when the
 * caller cancels or completes it, it is forgotten, and the answer comes too late.
 *
 * @param <R> the type of the result
 */
final class Call<R extends @Nullable Object> extends CompletableFuture<R>
    implements Pending, Answer {
  private final Node node;
  private final MessageId id;
  private final Command<?, R> command;
  private final @Nullable Link target;
  private final long deadline;
  private volatile @Nullable Invocation invocation;
  private volatile boolean abandoned;

  Call(Node node, MessageId id, Command<?, R> command, @Nullable Link target, long deadline) {
    this.node = node;
    this.id = id;
    this.command = command;
    this.target = target;
    this.deadline = deadline;
  }

  // ---- what comes back

  @Override
  public void answered(Message.Response response) {
    ExecuteResponse answer = (ExecuteResponse) response;
    Message.Failure error = answer.error();
    if (error != null) {
      super.completeExceptionally(new CommandException(error.code(), error.message()));
    } else {
      complete(answer.result(), null);
    }
  }

  /** A handler of this registry has answered. */
  @Override
  public void succeeded(@Nullable Object result) {
    if (node.inFlight().end(this)) {
      complete(result, null);
    }
  }

  @Override
  public void failed(Throwable cause) {
    if (node.inFlight().end(this)) {
      complete(null, cause);
    }
  }

  @SuppressWarnings("unchecked") // the payload is of the command's type
  private void complete(@Nullable Object result, @Nullable Throwable cause) {
    if (cause != null) {
      super.completeExceptionally(CommandException.ofHandler(cause));
      return;
    }
    R made;
    try {
      made = (R) node.payloads().result(command, result);
    } catch (Throwable unfit) {
      super.completeExceptionally(CommandException.ofHandler(unfit));
      return;
    }
    super.complete(made);
  }

  @Override
  public void abandoned(CommandException why) {
    abandoned = true;
    super.completeExceptionally(why);
    Invocation answering = invocation;
    if (answering != null) {
      answering.abandon();
    }
  }

  /** Has a handler here answer this. */
  void answerBy(Invocation answering) {
    invocation = answering;
    if (abandoned) { // before it could be told
      answering.abandon();
    }
    answering.start();
  }

  @Override
  public void expired() {
    super.completeExceptionally(
        new CommandException(
            ErrorCode.TIMEOUT,
            "%s was not answered in time%s"
                .formatted(command.id(), target == null ? "" : " by channel " + target.id())));
  }

  // ---- what the caller does

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    node.inFlight().end(this);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public boolean complete(R value) {
    node.inFlight().end(this);
    return super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable cause) {
    node.inFlight().end(this);
    return super.completeExceptionally(cause);
  }

  @Override
  public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  // ---- what it is

  @Override
  public MessageId id() {
    return id;
  }

  @Override
  public @Nullable Link target() {
    return target;
  }

  @Override
  public @Nullable Link origin() {
    return null;
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public boolean accepts(Message.Response response) {
    return response instanceof ExecuteResponse;
  }

  @Override
  public String toString() {
    String state = !isDone() ? "under way" : isCompletedExceptionally() ? "failed" : "answered";
    return "call of " + command.id() + (target == null ? "" : " by " + target.id()) + ", " + state;
  }
}
