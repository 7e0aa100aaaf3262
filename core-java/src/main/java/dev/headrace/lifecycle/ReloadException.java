package dev.headrace.lifecycle;

import org.jspecify.annotations.Nullable;

/** Something could not be reloaded. */
public final class ReloadException extends LifecycleException {
  private static final long serialVersionUID = 1L;

  private final transient ReloadReport report;

  ReloadException(String provider, String message, @Nullable Throwable cause, ReloadReport report) {
    super(Phase.RELOAD, provider, message, cause);
    this.report = report;
  }

  /**
   * What was reloaded, and what was not.
   *
   * @return the report
   */
  public ReloadReport report() {
    return report;
  }
}
