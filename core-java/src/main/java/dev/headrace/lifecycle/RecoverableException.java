package dev.headrace.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a process can live with. A runner that throws it is degraded and, if its {@link
 * Restart} says so, run again; it never ends the container.
 */
public final class RecoverableException extends LifecycleException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * Makes one; the container adds the name of the provider that throws it.
   *
   * @param what what is wrong
   */
  public RecoverableException(String what) {
    this("", what, null);
  }

  /**
   * Makes one; the container adds the name of the provider that throws it.
   *
   * @param what what is wrong
   * @param cause what led to it
   */
  public RecoverableException(String what, Throwable cause) {
    this("", what, cause);
  }

  /**
   * Makes one with a name.
   *
   * @param provider the name, which is kept; if it is blank the container adds one
   * @param what what is wrong
   * @param cause what led to it, or {@code null}
   */
  public RecoverableException(String provider, String what, @Nullable Throwable cause) {
    super(
        Phase.RUN,
        provider,
        provider.isBlank()
            ? what
            : Phase.RUN + " of '" + provider + "' failed, which can be lived with: " + what,
        cause);
    this.what = what;
  }

  /** The same with a name, where it has none. */
  RecoverableException in(String name) {
    if (!provider().isBlank()) {
      return this;
    }
    RecoverableException named = new RecoverableException(name, what, getCause());
    named.setStackTrace(getStackTrace());
    return named;
  }
}
