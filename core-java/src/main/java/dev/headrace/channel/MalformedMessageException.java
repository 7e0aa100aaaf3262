package dev.headrace.channel;

import dev.headrace.HeadraceException;
import org.jspecify.annotations.Nullable;

/** Says why data is no message. */
public final class MalformedMessageException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable MessageId answerTo;

  /**
   * Makes the exception.
   *
   * @param problem what is wrong with the data
   * @param answerTo the id, where the data was meant to call a command and somebody waits for the
   *     answer; {@code null} otherwise
   * @param cause what led to it, or {@code null}
   */
  public MalformedMessageException(
      String problem, @Nullable MessageId answerTo, @Nullable Throwable cause) {
    super(problem, null, cause);
    this.answerTo = answerTo;
  }

  /**
   * The id of the call that this was meant to be.
   *
   * @return the id, or {@code null} if nobody waits for an answer
   */
  public @Nullable MessageId answerTo() {
    return answerTo;
  }
}
