package dev.headrace.lifecycle;

import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what it is given one after another, in order, and has no thread of its own: who brings
 * something while nothing is run runs it, and what others bring meanwhile. Who brings something
 * from inside has it run afterwards.
 *
 * <p>Everything that decides in a container runs here, so that it needs no lock. None of it waits,
 * and none of it is a user's.
 *
 * <pre>
 *   tasks    added: any thread    taken: who runs
 *   waiting  added to: any thread; who makes it 1 runs until it is 0 again, which hands over
 *            everything that was done to the next who runs
 * </pre>
 */
final class Serial implements Executor {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() > 0) {
      return;
    }
    do {
      Runnable next = tasks.poll();
      try {
        if (next != null) {
          next.run();
        }
      } catch (Throwable thrown) {
        Log.LOGGER.log(Level.ERROR, "a step of a container failed", thrown);
      }
    } while (waiting.decrementAndGet() > 0);
  }
}
