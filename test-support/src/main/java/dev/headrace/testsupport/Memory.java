package dev.headrace.testsupport;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/** What code takes of the heap and of metaspace, for tests that hold it to a number of bytes. */
public final class Memory {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int RUNS = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int ATTEMPTS = 3;

  private Memory() {}

  /**
   * How many bytes a run of a piece of code allocates on the calling thread, once the compilers
   * have settled: it is run in rounds until one allocates nothing, and the best round counts.
   *
   * @param code the code
   * @return the bytes of one run, on the average of its round
   */
  public static double allocatedPerRun(Runnable code) {
    return allocatedPerRun(code, 0);
  }

  /**
   * The same, where it is enough that a round allocates no more than some bytes a run.
   *
   * @param code the code
   * @param enough the bytes of one run
   * @return the bytes of one run, on the average of its round
   */
  public static double allocatedPerRun(Runnable code, double enough) {
    double least = Double.MAX_VALUE;
    // On a busy machine the compiler may come to the code late: what counts is the time it was
    // given, not the rounds.
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (least > enough && System.nanoTime() < deadline) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int run = 0; run < RUNS; run++) {
        code.run();
      }
      least = Math.min(least, (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / RUNS);
    }
    return least;
  }

  /**
   * The same for code that allocates nothing only where the compiler takes objects apart. Whether
   * it inlines a call depends on the counts of a run's first moments, which a busy machine spoils
   * now and then, for good: so there are a few attempts, each with code that was never run.
   *
   * @param code makes the code anew, with classes of its own
   * @return the bytes of one run, in the best of the attempts
   */
  public static double allocatedPerRunAtBest(Supplier<Runnable> code) {
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
      least = Math.min(least, allocatedPerRun(code.get()));
    }
    return least;
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
