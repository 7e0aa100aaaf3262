package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The last moments of a container: who hears of its end, and what ends with it. In the serial. */
final class Ending {
  private static final Duration LISTENERS_GRACE = Duration.ofSeconds(1);

  private final String container;
  private final Hooks hooks;
  private final Announcer announcer;
  private final Signals signals;
  private final @Nullable ContainerTime ownTime;
  private final CompletableFuture<ShutdownReport> stopped = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);

  Ending(
      String container,
      Hooks hooks,
      Announcer announcer,
      Signals signals,
      @Nullable ContainerTime own) {
    this.container = container;
    this.hooks = hooks;
    this.announcer = announcer;
    this.signals = signals;
    this.ownTime = own;
  }

  /** How it shut down, when it has. */
  CompletableFuture<ShutdownReport> stopped() {
    return stopped;
  }

  /** Threads of hooks end with the process, so there has to be one that waits for them. */
  void keepProcess() {
    start(
        () -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        container + ": shutdown");
  }

  private void start(Runnable task, String name) {
    try {
      hooks.thread(task, name, false).start();
    } catch (RuntimeException | Error none) { // a user's, or no more threads to be had
      Log.LOGGER.log(Level.WARNING, "there is no thread for " + name, none);
    }
  }

  /** Says so to those who listen, which they have a moment for, and then to those who wait. */
  void end(ShutdownReport report, Runnable first, @Nullable FatalReaction reaction) {
    announcer.tell(listener -> listener.ended(report));
    Registration late = hooks.pause(LISTENERS_GRACE, () -> ended(report, first, reaction));
    announcer.afterwards(
        () ->
            hooks
                .serial()
                .execute(
                    () -> {
                      late.close();
                      ended(report, first, reaction);
                    }));
  }

  private void ended(ShutdownReport report, Runnable first, @Nullable FatalReaction reaction) {
    if (stopped.isDone()) {
      return;
    }
    signals.uninstall();
    if (ownTime != null) {
      ownTime.close();
    }
    first.run();
    stopped.complete(report);
    over.countDown();
    if (reaction != null && reaction.kind() == FatalReaction.Kind.EXIT) {
      start(() -> System.exit(reaction.exitCode()), container + ": exit");
    }
  }
}
