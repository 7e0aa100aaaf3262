package dev.headrace.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Failures that nobody was there to hear: what Headrace logged at WARNING or above, and what ended
 * a thread.
 *
 * <p>A test that expects some {@linkplain #take takes} them and looks at them. What is not taken by
 * the end of a test fails it.
 */
public final class ReportedFailures {
  private static final Object LOCK = new Object();
  private static final List<Report> REPORTS = new ArrayList<>();

  /** Held strongly: the logging system itself would forget the logger, and the handler with it. */
  private static final Logger LOGGER = Logger.getLogger("dev.headrace");

  static {
    LOGGER.setUseParentHandlers(false);
    LOGGER.addHandler(new Collector());
    var previous = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, cause) -> {
          add(new Report("thread " + thread.getName(), "ended by an exception", cause));
          if (previous != null) {
            previous.uncaughtException(thread, cause);
          }
        });
  }

  private ReportedFailures() {}

  /**
   * One failure.
   *
   * @param source the logger or the thread
   * @param message what was logged
   * @param cause the exception, or {@code null}
   */
  public record Report(String source, String message, Throwable cause) {
    @Override
    public String toString() {
      return source + ": " + message + (cause == null ? "" : ": " + cause);
    }
  }

  /** Makes sure that failures are collected from now on. */
  static void collect() {
    // Being called is enough: it initialises the class.
  }

  /**
   * Takes what was reported so far, in order; it counts as heard from now on.
   *
   * @return the failures since the last call
   */
  public static List<Report> take() {
    synchronized (LOCK) {
      List<Report> taken = List.copyOf(REPORTS);
      REPORTS.clear();
      return taken;
    }
  }

  private static void add(Report report) {
    synchronized (LOCK) {
      REPORTS.add(report);
    }
  }

  private static final class Collector extends Handler {
    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        add(new Report(entry.getLoggerName(), entry.getMessage(), entry.getThrown()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
