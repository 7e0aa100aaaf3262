package dev.headrace.channel;

import dev.headrace.internal.flow.Failures;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Has a handler answer one request, wherever and whenever that is. */
final class Invocation implements Runnable, BiConsumer<@Nullable Object, @Nullable Throwable> {
  private final LocalCommand command;
  private final Payloads payloads;
  private final @Nullable Object request;
  private final Answer answer;

  Invocation(LocalCommand command, Payloads payloads, @Nullable Object request, Answer answer) {
    this.command = command;
    this.payloads = payloads;
    this.request = request;
    this.answer = answer;
  }

  void start() {
    Executor executor = command.executor();
    if (executor == null) {
      run();
      return;
    }
    try {
      executor.execute(this);
    } catch (Throwable rejected) {
      failed(
          new CommandException(
              ErrorCode.INTERNAL_ERROR,
              "the executor of " + command.id() + " took no more",
              null,
              rejected));
      rethrowIfFatal(rejected);
    }
  }

  @Override
  public void run() {
    Object given;
    try {
      given = command.handle(payloads.request(command.command(), request));
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      failed(thrown);
      rethrowIfFatal(thrown);
      return;
    }
    if (!command.givesStages()) {
      answer.succeeded(given);
    } else if (given instanceof CompletionStage<?> stage) {
      await(stage);
    } else {
      failed(new NullPointerException("the handler of " + command.id() + " gave no stage"));
    }
  }

  private void await(CompletionStage<?> stage) {
    try {
      answer.working(stage);
      stage.whenComplete(this);
    } catch (Throwable thrown) {
      failed(thrown);
      rethrowIfFatal(thrown);
    }
  }

  /** The handler's stage has completed. */
  @Override
  public void accept(@Nullable Object result, @Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause == null) {
      answer.succeeded(result);
    } else {
      failed(cause);
    }
  }

  private void failed(Throwable cause) {
    answer.failed(cause);
  }

  private static void rethrowIfFatal(Throwable thrown) {
    if (Failures.isFatal(thrown)) {
      throw Failures.<RuntimeException>unchanged(thrown);
    }
  }
}
