package dev.headrace.lifecycle;

/**
 * A hook that was given up on and has not returned yet. Nothing can end it: it was interrupted and
 * goes on.
 *
 * @param provider the provider's name
 * @param phase the hook's phase
 * @param thread the name of its thread
 */
public record AbandonedHook(String provider, Phase phase, String thread) {

  /**
   * The hook as text.
   *
   * @return what and where
   */
  @Override
  public String toString() {
    return phase + " of '" + provider + "' on thread '" + thread + "'";
  }
}
