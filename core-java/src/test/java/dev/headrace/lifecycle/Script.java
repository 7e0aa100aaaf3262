package dev.headrace.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What hooks do in a random run, and what they did. */
final class Script {
  /** What a hook does. */
  enum Act {
    RETURNS,
    THROWS,
    THROWS_AN_ERROR,
    THROWS_A_CANCELLATION,
    IS_INTERRUPTED,
    HANGS,
    HANGS_WHATEVER_HAPPENS,
    GOES_ON,
    GOES_ON_AND_FAILS,
    GOES_ON_FOR_EVER,
    ASKS_TO_SHUT_DOWN
  }

  final List<String> journal = new CopyOnWriteArrayList<>();
  private final Set<String> inside = ConcurrentHashMap.newKeySet();
  private final CountDownLatch free = new CountDownLatch(1);
  private final BusyThreads threads;

  Script(BusyThreads threads) {
    this.threads = threads;
  }

  void play(String hook, Act act, Context<?> context) throws Exception {
    journal.add("begin " + hook);
    inside.add(hook);
    try {
      switch (act) {
        case RETURNS -> {}
        case THROWS -> throw new IllegalStateException("no " + hook);
        case THROWS_AN_ERROR -> throw new AssertionError("wrong " + hook);
        case THROWS_A_CANCELLATION -> throw new CancellationException("no more " + hook);
        case IS_INTERRUPTED -> throw new InterruptedException("in " + hook);
        case HANGS -> threads.idle(free::await);
        case HANGS_WHATEVER_HAPPENS -> hang();
        case GOES_ON -> {
          CompletableFuture<Void> stage = new CompletableFuture<>();
          context.until(stage);
          Runnable end =
              () -> {
                journal.add("end " + hook);
                stage.complete(null);
              };
          threads.newThread(end).start();
          return;
        }
        case GOES_ON_AND_FAILS -> {
          context.until(CompletableFuture.failedFuture(new IllegalStateException("late " + hook)));
          return;
        }
        case GOES_ON_FOR_EVER -> {
          context.until(new CompletableFuture<Void>());
          return;
        }
        case ASKS_TO_SHUT_DOWN -> context.requestShutdown("says " + hook);
      }
      journal.add("end " + hook);
      journal.add("return " + hook);
    } finally {
      inside.remove(hook);
    }
  }

  /** What a runner does that is well behaved. */
  void runUntilStopped(String hook, Run<?> run) throws Exception {
    journal.add("begin " + hook);
    inside.add(hook);
    try {
      threads.idle(run::awaitStop);
    } finally {
      inside.remove(hook);
    }
  }

  private void hang() throws Exception {
    threads.idle(
        () -> {
          while (free.getCount() > 0) {
            try {
              free.await();
            } catch (InterruptedException ignored) {
              // whatever happens
            }
          }
        });
  }

  /** Those that have begun and have not returned. */
  Set<String> inside() {
    return Set.copyOf(inside);
  }

  /** Lets go of all that hang. */
  void free() {
    free.countDown();
  }

  int count(String event) {
    return (int) journal.stream().filter(event::equals).count();
  }
}
