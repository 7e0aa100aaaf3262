package dev.headrace.function;

import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Begins to do something with an event, or throws.
 *
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface AsyncAction1<E> extends Serializable {

  /**
   * Begins it.
   *
   * @param event the event
   * @return completes when it is done; {@code null} if it is done already
   * @throws Exception if it can't be done
   */
  @Nullable CompletionStage<?> run(E event) throws Exception;
}
