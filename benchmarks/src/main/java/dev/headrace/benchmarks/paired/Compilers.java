package dev.headrace.benchmarks.paired;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The JVM's compilers, which must have done their work before anything is timed. */
final class Compilers {
  private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
  private static final long BURST = 1_000_000;

  private Compilers() {}

  /**
   * Does something over and over until the compilers have settled: they finished nothing for a
   * while, and nothing waits for them. The while is counted in the time that the work ran, since on
   * a busy machine both it and the compilers stand still for longer.
   *
   * @return whether they have, within the time that the effort gives them
   */
  static boolean settle(Runnable work, Effort effort) {
    long deadline = Clock.WALL.nanos() + effort.warmUp();
    long quietSince = Clock.THREAD.nanos();
    long before = COMPILERS.getTotalCompilationTime();
    while (Clock.WALL.nanos() < deadline) {
      burst(work);
      long total = COMPILERS.getTotalCompilationTime();
      long now = Clock.THREAD.nanos();
      if (total != before) {
        before = total;
        quietSince = now;
      } else if (now - quietSince >= effort.quiet()) {
        if (areIdle()) {
          return true;
        }
        quietSince = now;
      }
    }
    return false;
  }

  private static void burst(Runnable work) {
    long end = Clock.WALL.nanos() + BURST;
    do {
      work.run();
    } while (Clock.WALL.nanos() < end);
  }

  /** Whether no method is being compiled or queued; true on a JVM that doesn't say. */
  private static boolean areIdle() {
    try {
      Object queue =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "compilerQueue",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return !queue.toString().contains(" bytes)"); // each method is listed with its size
    } catch (JMException e) {
      return true;
    }
  }
}
