package dev.headrace.driver;

/**
 * Ends the waiting of a loop's thread, such as that of a thread in {@code select}. Where the thread
 * does not wait at the moment, its next waiting ends at once, so that no wake-up is lost.
 */
@FunctionalInterface
public interface Waker {

  /** Wakes the loop. For any thread; it neither waits nor throws. */
  void wake();
}
