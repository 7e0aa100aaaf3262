package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/**
 * A command that a registry knows, and where it is.
 *
 * @param info what is known of it
 * @param channel the channel by which it is reached, or {@code null} if its handler is here
 */
public record KnownCommand(CommandInfo info, @Nullable String channel) {

  /**
   * The command's id.
   *
   * @return the id
   */
  public String id() {
    return info.id();
  }

  /**
   * Whether its handler is in this registry.
   *
   * @return true if it is, false if it is reached by a channel
   */
  public boolean isLocal() {
    return channel == null;
  }

  /**
   * The command as text.
   *
   * @return its id and where it is
   */
  @Override
  public String toString() {
    return id() + (channel == null ? " (here)" : " (by channel " + channel + ")");
  }
}
