package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells listeners, in order, on threads of their own: one that hangs or fails delays nothing but
 * those that are told after it.
 */
final class Announcer {
  private final Executor executor;
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Announcer(Executor executor) {
    this.executor = executor;
  }

  private record Listening(ContainerListener listener, AtomicBoolean logged) {}

  Registration listen(ContainerListener listener) {
    Listening listening =
        new Listening(Objects.requireNonNull(listener, "listener"), new AtomicBoolean());
    listeners.add(listening);
    return () -> listeners.remove(listening);
  }

  boolean isHeard() {
    return !listeners.isEmpty();
  }

  /** Tells those who listen now. */
  void tell(Consumer<ContainerListener> what) {
    if (isHeard()) {
      enqueue(() -> listeners.forEach(listening -> tell(listening, what)));
    }
  }

  /** Does something when all that was told before has been heard. */
  void afterwards(Runnable task) {
    if (waiting.get() == 0) {
      task.run();
    } else {
      enqueue(task);
    }
  }

  private void enqueue(Runnable task) {
    news.add(task);
    if (waiting.getAndIncrement() == 0) {
      try {
        executor.execute(this::drain);
      } catch (RuntimeException | Error none) { // a thread could not be had
        drain();
      }
    }
  }

  private void drain() {
    do {
      Runnable next = news.poll();
      if (next != null) {
        next.run();
      }
    } while (waiting.decrementAndGet() > 0);
  }

  private static void tell(Listening listening, Consumer<ContainerListener> what) {
    try {
      what.accept(listening.listener());
    } catch (Throwable thrown) {
      if (listening.logged().compareAndSet(false, true)) {
        Log.LOGGER.log(
            Level.ERROR,
            "listener " + listening.listener() + " failed; it is not logged again",
            thrown);
      }
    }
  }
}
