package dev.headrace.lifecycle;

import dev.headrace.HeadraceException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a hook, with the phase and the provider. A hook may throw one itself: it is
 * passed on as it is, also where it names another phase. What else a hook throws is its cause.
 */
public class LifecycleException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  private final Phase phase;
  private final String provider;

  /**
   * Makes an exception for what a hook threw.
   *
   * @param phase the hook's phase
   * @param provider the provider's name
   * @param cause what was thrown
   */
  public LifecycleException(Phase phase, String provider, Throwable cause) {
    this(phase, provider, phase + " of '" + provider + "' failed: " + textOf(cause), cause);
  }

  /**
   * Makes an exception with a text of its own.
   *
   * @param phase the phase
   * @param provider the provider's name, or the container's where it is about the whole
   * @param message what is wrong
   * @param cause what led to it, or {@code null}
   */
  protected LifecycleException(
      Phase phase, String provider, String message, @Nullable Throwable cause) {
    super(message, null, cause);
    this.phase = Objects.requireNonNull(phase, "phase");
    this.provider = Objects.requireNonNull(provider, "provider");
  }

  /** What a hook threw, as the one kind that leaves a container. */
  static LifecycleException of(Phase phase, String provider, Throwable thrown) {
    if (thrown instanceof RecoverableException recoverable) {
      return recoverable.in(provider);
    }
    return thrown instanceof LifecycleException already
        ? already
        : new LifecycleException(phase, provider, thrown);
  }

  /**
   * The phase it happened in.
   *
   * @return the phase
   */
  public final Phase phase() {
    return phase;
  }

  /**
   * Where it happened.
   *
   * @return the provider's name, or the container's where it is about the whole
   */
  public final String provider() {
    return provider;
  }

  static String textOf(Throwable thrown) {
    String message = thrown.getMessage();
    String type = thrown.getClass().getSimpleName();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }
}
