package dev.headrace.channel;

/** Why a command was not answered with a result, or not registered. */
public enum ErrorCode {
  /** Nobody who can be reached owns the command. */
  NOT_FOUND("not_found"),
  /** The command's owner can't do anything with the request. */
  INVALID_REQUEST("invalid_request"),
  /** The command's handler failed, or something on the way to it or back. */
  INTERNAL_ERROR("internal_error"),
  /** There was no answer in time. The handler may still be running. */
  TIMEOUT("timeout"),
  /** A channel on the way to the command is closed, or was before there was an answer. */
  CHANNEL_DISCONNECTED("channel_disconnected"),
  /** The command belongs to somebody else already. Registering alone ends with it. */
  DUPLICATE_COMMAND("duplicate_command"),
  /** A message makes no sense. It never leaves the registry that finds it. */
  INVALID_MESSAGE("invalid_message");

  private final String text;

  ErrorCode(String text) {
    this.text = text;
  }

  /**
   * The code as messages have it.
   *
   * @return such as {@code "not_found"}
   */
  public String text() {
    return text;
  }

  /**
   * The code of a text.
   *
   * @param text such as {@code "not_found"}
   * @return the code; {@link #INTERNAL_ERROR} for a text that is none
   */
  public static ErrorCode of(String text) {
    for (ErrorCode code : values()) {
      if (code.text.equals(text)) {
        return code;
      }
    }
    return INTERNAL_ERROR;
  }

  /** The code that a response may carry for this one. */
  ErrorCode onTheWire() {
    return this == DUPLICATE_COMMAND || this == INVALID_MESSAGE ? INTERNAL_ERROR : this;
  }
}
