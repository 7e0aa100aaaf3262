package dev.headrace.lifecycle;

/** Providers have said that they could not boot. Nothing was booted. */
public final class ValidationException extends LifecycleException {
  private static final long serialVersionUID = 1L;

  private final transient ValidationReport report;

  ValidationException(String container, ValidationReport report) {
    super(Phase.VALIDATE, container, "container " + container + " can't start: " + report, null);
    this.report = report;
  }

  /**
   * Everything that is wrong.
   *
   * @return the report
   */
  public ValidationReport report() {
    return report;
  }
}
