package dev.headrace.benchmarks.paired;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What blocks are timed with. */
enum Clock {
  /** The time that passed, for subjects whose work is done on other threads too. */
  WALL {
    @Override
    long nanos() {
      return System.nanoTime();
    }
  },

  /**
   * The time that this thread ran, where the JVM can tell. It stands still while other programs
   * have the processor, and while the thread waits: it is for subjects that do all on one thread.
   */
  THREAD {
    @Override
    long nanos() {
      return TELLS ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
  };

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean TELLS =
      THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  abstract long nanos();
}
