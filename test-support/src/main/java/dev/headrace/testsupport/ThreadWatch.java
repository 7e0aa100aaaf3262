package dev.headrace.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which platform threads were started since a moment and are still alive. */
final class ThreadWatch {
  /**
   * Threads that the JVM, the test engines and libraries share, and that outlive any one test by
   * design.
   */
  private static final List<String> SHARED =
      List.of(
          "Attach Listener",
          "Common-Cleaner",
          "DefaultDispatcher-worker-",
          "DestroyJavaVM",
          "Finalizer",
          "JFR ",
          "Keep-Alive-Timer",
          "Notification Thread",
          "Reference Handler",
          "Signal Dispatcher",
          "VirtualThread-unblocker",
          "VirtualThread-unparker",
          "junit-jupiter-timeout-watcher",
          "junit-timeout-thread-",
          "kotlinx.coroutines.DefaultExecutor",
          "process reaper",
          "surefire-");

  private final Set<Thread> before;

  private ThreadWatch(Set<Thread> before) {
    this.before = before;
  }

  /** Starts watching now. */
  static ThreadWatch start() {
    return new ThreadWatch(new HashSet<>(alive()));
  }

  /**
   * The threads that were started since and do not end within the grace, which is shared by them
   * all.
   */
  List<Thread> leftBehind(Duration grace) throws InterruptedException {
    long deadline = System.nanoTime() + grace.toNanos();
    List<Thread> left = new ArrayList<>();
    for (Thread thread : alive()) {
      if (!before.contains(thread) && !isShared(thread) && thread != Thread.currentThread()) {
        long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        thread.join(millis);
        if (thread.isAlive()) {
          left.add(thread);
        }
      }
    }
    return left;
  }

  private static boolean isShared(Thread thread) {
    // Carriers of virtual threads belong to the JVM; the common pool does not: nothing here may use
    // it.
    return thread.getClass().getName().endsWith(".CarrierThread")
        || SHARED.stream().anyMatch(thread.getName()::startsWith);
  }

  private static List<Thread> alive() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[64];
    int count = root.enumerate(threads);
    while (count == threads.length) { // full: there may be more
      threads = new Thread[2 * threads.length];
      count = root.enumerate(threads);
    }
    return Arrays.asList(threads).subList(0, count);
  }
}
