package dev.headrace.registry;

import java.util.List;

/**
 * What has become of an event that was published to an {@link AsyncRegistry}. Handlers that the
 * event does not reach, because their filter says no or because they run once and were taken, are
 * in none of the numbers.
 *
 * @param called how many handlers were called, or handed to their executor
 * @param unfinished how many of those were not done: 0 once all are, more while some are under way
 *     or where they were cancelled
 * @param failures what failed, in the order in which it did
 * @param notStarted how many handlers it did not come to, or not yet
 * @param <E> the type of the events
 */
public record DispatchReport<E>(
    int called, int unfinished, List<HandlerFailure<E>> failures, int notStarted) {

  /**
   * Makes a report.
   *
   * @param called how many handlers were called
   * @param unfinished how many of those were not done
   * @param failures what failed
   * @param notStarted how many handlers it did not come to
   */
  public DispatchReport {
    failures = List.copyOf(failures);
  }

  /**
   * How many handlers failed.
   *
   * @return the number of failures
   */
  public int failed() {
    return failures.size();
  }

  /**
   * Whether every handler that the event reaches is done, and none has failed.
   *
   * @return true if so
   */
  public boolean allSucceeded() {
    return failures.isEmpty() && unfinished == 0 && notStarted == 0;
  }

  /**
   * The numbers as text.
   *
   * @return such as {@code 3 called, 1 failed}
   */
  @Override
  public String toString() {
    return called
        + " called"
        + (unfinished == 0 ? "" : ", " + unfinished + " unfinished")
        + (failures.isEmpty() ? "" : ", " + failed() + " failed")
        + (notStarted == 0 ? "" : ", " + notStarted + " not started");
  }
}
