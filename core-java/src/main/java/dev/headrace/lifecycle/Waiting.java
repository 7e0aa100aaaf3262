package dev.headrace.lifecycle;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for what a container does. */
final class Waiting {
  private Waiting() {}

  /** Waits to the end, which the container's deadlines bring; an interrupt is kept for later. */
  static <T> T await(CompletableFuture<T> future) {
    return await(future, () -> {});
  }

  /** The same, and does something when it is interrupted. */
  static <T> T await(CompletableFuture<T> future, Runnable onInterrupt) {
    boolean wasInterrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          if (!wasInterrupted) {
            wasInterrupted = true;
            onInterrupt.run();
          }
        } catch (ExecutionException e) {
          throw failure(e);
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static <T> T awaitInterruptibly(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }
}
