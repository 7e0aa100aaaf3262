package dev.headrace.lifecycle;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a container's threads, and knows whether any of them is at work: a test lets time go on
 * when none is.
 */
final class BusyThreads implements ThreadFactory {
  private final AtomicInteger busy = new AtomicInteger();
  private final Queue<Thread> all = new ConcurrentLinkedQueue<>();

  /** What may take for ever. */
  @FunctionalInterface
  interface Wait {
    void begin() throws Exception;
  }

  @Override
  public Thread newThread(Runnable task) {
    busy.incrementAndGet();
    Thread thread =
        new Thread(
            () -> {
              boolean keepsProcess = Thread.currentThread().getName().endsWith(": shutdown");
              if (keepsProcess) {
                busy.decrementAndGet();
              }
              try {
                task.run();
              } finally {
                if (!keepsProcess) {
                  busy.decrementAndGet();
                }
              }
            });
    all.add(thread);
    return thread;
  }

  /** Waits, which is no work. */
  void idle(Wait wait) throws Exception {
    busy.decrementAndGet();
    try {
      wait.begin();
    } finally {
      busy.incrementAndGet();
    }
  }

  boolean isBusy() {
    return busy.get() > 0;
  }

  /** How many were made. */
  int made() {
    return all.size();
  }

  /** Waits until all have ended. */
  void join() throws InterruptedException {
    for (Thread thread : all) {
      thread.join();
    }
  }
}
