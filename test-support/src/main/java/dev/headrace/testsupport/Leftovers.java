package dev.headrace.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a test leaves behind: threads it started, failures nobody heard. The check is the same for
 * every engine.
 */
public final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ThreadWatch threads;

  private Leftovers(ThreadWatch threads) {
    this.threads = threads;
  }

  /**
   * Starts watching, before the test.
   *
   * @return what to ask after the test
   */
  public static Leftovers watch() {
    ReportedFailures.collect();
    return new Leftovers(ThreadWatch.start());
  }

  /**
   * Fails if something was left behind. Threads that are about to end are given a moment.
   *
   * @throws AssertionError naming each thread, with its stack, and each failure
   * @throws InterruptedException if interrupted while waiting for a thread to end
   */
  public void check() throws InterruptedException {
    List<Thread> left = threads.leftBehind(GRACE);
    List<ReportedFailures.Report> unheard = ReportedFailures.take();
    if (left.isEmpty() && unheard.isEmpty()) {
      return;
    }
    String message =
        Stream.concat(
                left.stream().map(Leftovers::describe),
                unheard.stream().map(report -> "failure that nobody heard: " + report))
            .collect(Collectors.joining("\n  - ", "the test left behind:\n  - ", ""));
    AssertionError error = new AssertionError(message);
    unheard.stream()
        .map(ReportedFailures.Report::cause)
        .filter(cause -> cause != null)
        .forEach(error::addSuppressed);
    throw error;
  }

  private static String describe(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .limit(12)
        .map(frame -> "\n      at " + frame)
        .collect(Collectors.joining("", "thread still alive: " + thread, ""));
  }
}
