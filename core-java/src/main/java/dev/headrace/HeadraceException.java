package dev.headrace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of what Headrace itself throws. It says what is wrong, naming the thing, and how to put
 * it right.
 *
 * <p>What a user's own function throws is never wrapped in one of these: it reaches the caller as
 * it is.
 */
public class HeadraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String fix;

  /**
   * Makes an exception whose message is the problem, then its fix.
   *
   * @param problem what is wrong, naming the thing, a sentence without its full stop
   * @param fix what to do about it, a sentence without its full stop; {@code null} where only the
   *     caller can know
   * @param cause what led to it, or {@code null}
   */
  protected HeadraceException(String problem, @Nullable String fix, @Nullable Throwable cause) {
    super(message(problem, fix), cause);
    this.fix = fix;
  }

  /**
   * What to do about it.
   *
   * @return the fix as the message has it, or {@code null} where only the caller can know
   */
  public @Nullable String fix() {
    return fix;
  }

  private static String message(String problem, @Nullable String fix) {
    Objects.requireNonNull(problem, "problem");
    return fix == null ? problem : problem + ". Fix: " + fix;
  }
}
