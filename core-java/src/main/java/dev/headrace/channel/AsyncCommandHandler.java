package dev.headrace.channel;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Begins to answer a command.
 *
 * @param <Q> the type of its requests
 * @param <R> the type of its results
 */
@FunctionalInterface
public interface AsyncCommandHandler<Q extends @Nullable Object, R extends @Nullable Object> {

  /**
   * Begins to answer one call, without waiting. It may run for several at once.
   *
   * @param request the request
   * @return completes with the result, or exceptionally if there is none
   * @throws Exception if there is none. A {@link CommandException} answers with its code, anything
   *     else with {@link ErrorCode#INTERNAL_ERROR}
   */
  CompletionStage<? extends R> handle(Q request) throws Exception;
}
