package dev.headrace.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something failed, and no caller is there to be told.
 *
 * @param registry the name of the registry where it happened
 * @param kind what sort of thing failed
 * @param channel the id of the channel that it came by or was to go out by; {@code null} for none
 * @param subject what failed: a command, an event, a message, or the channel
 * @param cause why
 */
public record ChannelFailure(
    String registry, Kind kind, @Nullable String channel, String subject, Throwable cause) {

  /** The sorts of things that fail. */
  public enum Kind {
    /** A handler threw what is no {@link CommandException}; a caller elsewhere was told. */
    HANDLER,
    /** A listener threw, or could do nothing with the payload. */
    LISTENER,
    /** The router did not take a command that is registered here. */
    REGISTRATION,
    /** A message could not be sent. */
    SENDING,
    /** A channel could not be started or closed, or broke. */
    CHANNEL,
    /** An interceptor threw where nobody waits for an answer. */
    INTERCEPTOR,
    /** The other side of a channel sent what it should not. */
    MESSAGE
  }

  /**
   * Makes it of its parts.
   *
   * @param registry the name of the registry where it happened
   * @param kind what sort of thing failed
   * @param channel the id of the channel that it came by or was to go out by; {@code null} for none
   * @param subject what failed: a command, an event, a message, or the channel
   * @param cause why
   */
  public ChannelFailure {
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(cause, "cause");
  }
}
