package dev.headrace.channel;

import dev.headrace.internal.flow.Failures;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Has a handler answer one request, wherever and whenever that is.
 *
 * <pre>
 *   given      read, written: volatile; by who awaits it, before it looks at abandoned
 *   abandoned  read, written: volatile; by who abandons, before it looks at given
 * </pre>
 */
final class Invocation implements Runnable, BiConsumer<@Nullable Object, @Nullable Throwable> {
  private final LocalCommand command;
  private final Payloads payloads;
  private final @Nullable Object request;
  private final Answer answer;
  private volatile @Nullable CompletionStage<?> given;
  private volatile boolean abandoned;

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
      answer.succeeded(command.command().response().sent(given));
    } else if (given instanceof CompletionStage<?> stage) {
      await(stage);
    } else {
      failed(new NullPointerException("the handler of " + command.id() + " gave no stage"));
    }
  }

  private void await(CompletionStage<?> stage) {
    try {
      stage.whenComplete(this);
      given = stage;
      if (abandoned) {
        cancel(stage);
      }
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
    if (cause instanceof CancellationException && abandoned && command.cancelsAbandoned()) {
      failed( // it did as it was asked to
          new CommandException(
              ErrorCode.CHANNEL_DISCONNECTED,
              "the handler of " + command.id() + " was cancelled",
              null,
              cause));
    } else if (cause == null) {
      answer.succeeded(command.command().response().sent(result));
    } else {
      failed(cause);
    }
  }

  /** Nobody waits for the answer any more. */
  void abandon() {
    abandoned = true;
    CompletionStage<?> stage = given;
    if (stage != null) {
      cancel(stage);
    }
  }

  private void cancel(CompletionStage<?> stage) {
    if (command.cancelsAbandoned()) {
      try {
        var unused = stage.toCompletableFuture().cancel(true);
      } catch (RuntimeException refused) {
        failed(refused);
      }
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
