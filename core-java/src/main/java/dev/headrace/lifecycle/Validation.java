package dev.headrace.lifecycle;

import java.util.ArrayList;
import java.util.List;

/**
 * What a provider says it to that could not boot, as many things as there are.
 *
 * @param <S> the type of the application's state
 */
public final class Validation<S> {
  private final S state;
  private final String provider;
  private final List<ValidationReport.Finding> findings = new ArrayList<>();

  Validation(S state, String provider) {
    this.state = state;
    this.provider = provider;
  }

  /**
   * The application's state.
   *
   * @return the state
   */
  public S state() {
    return state;
  }

  /**
   * The provider that is asked.
   *
   * @return its name in the container
   */
  public String provider() {
    return provider;
  }

  /**
   * Says what keeps it from booting.
   *
   * @param message what is wrong and what to do about it
   */
  public void error(String message) {
    add(ValidationReport.Severity.ERROR, message);
  }

  /**
   * Says what can be lived with.
   *
   * @param message what is wrong and what to do about it
   */
  public void warn(String message) {
    add(ValidationReport.Severity.WARNING, message);
  }

  /**
   * Says that something keeps it from booting where a condition does not hold.
   *
   * @param holds the condition
   * @param message what is wrong where it does not hold
   */
  public void check(boolean holds, String message) {
    if (!holds) {
      error(message);
    }
  }

  private synchronized void add(ValidationReport.Severity severity, String message) {
    findings.add(new ValidationReport.Finding(provider, severity, message));
  }

  synchronized List<ValidationReport.Finding> findings() {
    return List.copyOf(findings);
  }
}
