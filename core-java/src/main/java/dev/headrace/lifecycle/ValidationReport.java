package dev.headrace.lifecycle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What providers have said of whether they could boot, in boot order.
 *
 * @param findings everything they said
 */
public record ValidationReport(List<Finding> findings) {

  /** How bad something is. */
  public enum Severity {
    /** It can be lived with. */
    WARNING,
    /** It keeps the container from booting. */
    ERROR
  }

  /**
   * One thing that was said.
   *
   * @param provider the provider's name
   * @param severity how bad it is
   * @param message what it is
   */
  public record Finding(String provider, Severity severity, String message) {
    @Override
    public String toString() {
      return severity.toString().toLowerCase(java.util.Locale.ROOT)
          + " in '"
          + provider
          + "': "
          + message;
    }
  }

  /**
   * Makes it from its parts.
   *
   * @param findings everything they said
   */
  public ValidationReport {
    findings = List.copyOf(findings);
  }

  /**
   * Whether nothing keeps the container from booting.
   *
   * @return true if there is no error, though there may be warnings
   */
  public boolean isValid() {
    return errors().isEmpty();
  }

  /**
   * What keeps the container from booting.
   *
   * @return the errors
   */
  public List<Finding> errors() {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  /**
   * The report as JSON.
   *
   * @return a list of what was said
   */
  public String toJson() {
    Json json = new Json().openList();
    for (Finding finding : findings) {
      json.element()
          .open()
          .field("provider", finding.provider())
          .field("severity", finding.severity().toString())
          .field("message", finding.message())
          .close();
    }
    return json.closeList().toString();
  }

  /**
   * The report as text.
   *
   * @return a line for everything that was said
   */
  @Override
  public String toString() {
    if (findings.isEmpty()) {
      return "valid";
    }
    int errors = errors().size();
    int warnings = findings.size() - errors;
    String counts =
        counted(errors, "error") + (warnings == 0 ? "" : ", " + counted(warnings, "warning"));
    return findings.stream()
        .map(finding -> "\n  - " + finding)
        .collect(Collectors.joining("", counts, ""));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
