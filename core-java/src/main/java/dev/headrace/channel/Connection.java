package dev.headrace.channel;

import dev.headrace.Registration;
import java.util.concurrent.CompletableFuture;

/**
 * A channel that is connected to a registry. Everything may be called from any thread. Closing it
 * closes the channel: at once every call that waits for it fails, and its commands are forgotten.
 */
public interface Connection extends Registration {

  /**
   * The channel's id.
   *
   * @return the id
   */
  String id();

  /**
   * Whether neither side is known to have closed it.
   *
   * @return true until it closes
   */
  boolean isOpen();

  /**
   * When both sides know of each other: the other side has said what it has, and where it is the
   * router, it has answered for each command that was registered here before.
   *
   * @return completes then; exceptionally if the channel can't be started, or closes before
   */
  CompletableFuture<Void> ready();

  /**
   * When it is closed, by either side, and the channel has released what it held.
   *
   * @return completes then; exceptionally with the cause where the channel broke
   */
  CompletableFuture<Void> closed();

  /**
   * How much was dropped.
   *
   * @param reason for which reason
   * @return how many messages or commands, since it was connected
   */
  long count(Drop reason);
}
