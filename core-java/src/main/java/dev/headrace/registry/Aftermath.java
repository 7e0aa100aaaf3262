package dev.headrace.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What still runs of a dispatch when it is over: handlers that were given up, because they were
 * cancelled or too late, while they were being called or with a stage that takes its time. It is
 * made where there is such a handler or somebody asks, and refers to none of them.
 *
 * <p>It is settled when it has counted down to nothing: one for the dispatch itself, and one for
 * each of them. The dispatch leaves last, when everything that was given up is counted.
 */
final class Aftermath {
  /** Of a dispatch that gave up nothing. */
  static final Aftermath NONE = new Aftermath();

  static {
    NONE.over();
  }

  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private final AtomicInteger running = new AtomicInteger(1);
  private final AtomicBoolean over = new AtomicBoolean();

  /** A handler may be given up. */
  void begin() {
    running.incrementAndGet();
  }

  /** It was not, or it runs no more. */
  void end() {
    if (running.decrementAndGet() == 0) {
      settled.complete(null);
    }
  }

  /** The same, once for a stage that may tell more than once. */
  BiConsumer<@Nullable Object, @Nullable Throwable> ending() {
    AtomicBoolean ended = new AtomicBoolean();
    return (result, thrown) -> {
      if (ended.compareAndSet(false, true)) {
        end();
      }
    };
  }

  /** The dispatch is over, and has given up whatever it does. More than once is once. */
  void over() {
    if (!over.get() && over.compareAndSet(false, true)) {
      end();
    }
  }

  CompletionStage<Void> settled() {
    return settled.minimalCompletionStage();
  }
}
