package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/**
 * Answers a command.
 *
 * @param <Q> the type of its requests
 * @param <R> the type of its results
 */
@FunctionalInterface
public interface CommandHandler<Q extends @Nullable Object, R extends @Nullable Object> {

  /**
   * Answers one call. It may run for several at once.
   *
   * @param request the request
   * @return the result
   * @throws Exception if there is none. A {@link CommandException} answers with its code, anything
   *     else with {@link ErrorCode#INTERNAL_ERROR}
   */
  R handle(Q request) throws Exception;
}
