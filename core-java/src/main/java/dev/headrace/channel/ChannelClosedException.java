package dev.headrace.channel;

import dev.headrace.HeadraceException;
import org.jspecify.annotations.Nullable;

/** Thrown by a channel that is closed when a message is to be sent through it. */
public final class ChannelClosedException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param channel the channel's id
   * @param cause why it is closed, or {@code null} where it was asked to
   */
  public ChannelClosedException(String channel, @Nullable Throwable cause) {
    super("channel " + channel + " is closed", "connect a new channel", cause);
  }
}
