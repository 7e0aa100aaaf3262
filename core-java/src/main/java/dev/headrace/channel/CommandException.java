package dev.headrace.channel;

import dev.headrace.HeadraceException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a call has no result, or a command could not be registered. Every call that fails, fails with
 * one of these, wherever the command is.
 *
 * <p>Where the handler is in this registry, what it threw is the {@linkplain #getCause() cause}.
 * From another registry come the code and the message, and they come as they were. A handler that
 * throws one of these itself answers with its code:
 *
 * <pre>{@code
 * throw new CommandException(ErrorCode.INVALID_REQUEST, "a quantity must be positive");
 * }</pre>
 */
public final class CommandException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * Makes the exception.
   *
   * @param code why
   * @param message what is wrong, naming the thing
   */
  public CommandException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  /**
   * Makes the exception.
   *
   * @param code why
   * @param message what is wrong, naming the thing
   * @param fix what to do about it, or {@code null} where only the caller can know
   * @param cause what led to it, or {@code null}
   */
  public CommandException(
      ErrorCode code, String message, @Nullable String fix, @Nullable Throwable cause) {
    super(message, fix, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * Why it failed.
   *
   * @return the code
   */
  public ErrorCode code() {
    return code;
  }

  /** What a peer is told of it. */
  Message.Failure failure() {
    return new Message.Failure(code.onTheWire(), textOf(this));
  }

  /** What a handler threw, as what its caller is told. */
  static CommandException ofHandler(Throwable thrown) {
    return thrown instanceof CommandException known
        ? known
        : new CommandException(ErrorCode.INTERNAL_ERROR, textOf(thrown), null, thrown);
  }

  /** What can be said of an exception that may say nothing of itself. */
  static String textOf(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.getClass().getName() : message;
  }
}
