package dev.headrace;

/**
 * Thrown when a step gives {@code null} where absence has no meaning. The event went no further.
 */
public final class NullResultException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param flow the flow
   * @param step its step that gave null
   */
  public NullResultException(String flow, String step) {
    super(
        "step " + step + " of " + flow + " gave null",
        "give a value, or use a step that may give null for absent",
        null);
  }
}
