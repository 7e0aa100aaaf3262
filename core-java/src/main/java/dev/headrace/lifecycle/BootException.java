package dev.headrace.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * A container could not boot. What had booted was shut down again, unless it was built {@link
 * ContainerBuilder#withoutRollback withoutRollback()}: what failed then is suppressed here, and
 * everything is in the report.
 */
public final class BootException extends LifecycleException {
  private static final long serialVersionUID = 1L;

  private final transient StartReport report;

  BootException(String provider, String message, @Nullable Throwable cause, StartReport report) {
    super(Phase.BOOT, provider, message, cause);
    this.report = report;
  }

  /**
   * What was done until then, and how it was undone.
   *
   * @return the report
   */
  public StartReport report() {
    return report;
  }
}
