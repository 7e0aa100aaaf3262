package dev.headrace.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;

/**
 * Threads that start together and are waited for. What one of them throws fails the test: {@link
 * #join} throws it as the cause of an error.
 */
public final class Crew {
  /** What a thread does. */
  @FunctionalInterface
  public interface Work {
    /** Does it once. */
    void run() throws Exception;
  }

  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final Phaser ready = new Phaser(1);

  /** Adds so many threads that do the same. */
  public Crew add(int count, Work work) {
    for (int i = 0; i < count; i++) {
      ready.register();
      threads.add(new Thread(() -> perform(work), "crew-" + threads.size()));
    }
    return this;
  }

  private void perform(Work work) {
    try {
      ready.arrive();
      started.await();
      work.run();
    } catch (Throwable t) {
      thrown.add(t);
    }
  }

  /** Starts them all at one moment and waits until all have ended. */
  public void run() throws InterruptedException {
    start();
    join();
  }

  /** Starts them all at one moment. */
  public void start() {
    threads.forEach(Thread::start);
    ready.arriveAndAwaitAdvance();
    started.countDown();
  }

  /** Waits until all have ended. */
  public void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    Throwable first = thrown.poll();
    if (first != null) {
      var failed = new AssertionError("a thread of the crew threw " + first, first);
      thrown.forEach(failed::addSuppressed);
      throw failed;
    }
  }
}
