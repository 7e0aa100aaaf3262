package dev.headrace.testsupport;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Collection;

/** What code takes of the heap and of metaspace, for tests that hold it to a number of bytes. */
public final class Memory {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int RUNS = 100_000;
  private static final int ROUNDS = 60;

  private Memory() {}

  /**
   * How many bytes a run of a piece of code allocates on the calling thread, once the compilers
   * have settled.
   *
   * @param code the code
   * @return the bytes of one run, on the average of its round
   */
  public static double allocatedPerRun(Runnable code) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS && least > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int run = 0; run < RUNS; run++) {
        code.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return (double) least / RUNS;
  }

  /**
   * Collects garbage until none of the objects is left, or it has tried often enough.
   *
   * @param references to the objects
   */
  public static void collect(Collection<? extends Reference<?>> references) {
    for (int i = 0;
        i < 20 && (i < 2 || references.stream().anyMatch(held -> !held.refersTo(null)));
        i++) {
      System.gc();
    }
  }

  /**
   * How much metaspace is in use.
   *
   * @return the bytes
   */
  public static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
