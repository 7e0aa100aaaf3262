package dev.headrace.channel;

import dev.headrace.Registration;
import java.util.concurrent.CompletableFuture;

/**
 * A command that is registered, or about to be. Closing it takes it away from this registry; others
 * are not told, and who calls it through them gets {@link ErrorCode#NOT_FOUND}. What is being
 * answered goes on.
 */
public interface CommandRegistration extends Registration {

  /**
   * The command's id.
   *
   * @return the id
   */
  String id();

  /**
   * When the command can be called. Where there is a router, that is when it has agreed, and until
   * then nobody else can have the id here.
   *
   * @return completes then, often already; exceptionally with a {@link CommandException} where
   *     somebody else has the command, the router does not answer in time, or its channel closes:
   *     nothing is registered then
   */
  CompletableFuture<Void> ready();
}
