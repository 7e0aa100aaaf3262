package dev.headrace.lifecycle;

/** What can say how it is. */
@FunctionalInterface
public interface HealthCheck {

  /**
   * Says how it is, within a second: what takes longer counts as down.
   *
   * @return how it is
   * @throws Exception if it can't say, which counts as down
   */
  Health health() throws Exception;
}
