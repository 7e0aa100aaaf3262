package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with an event, or throws.
 *
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface TryAction1<E> extends Serializable {

  /**
   * Does it.
   *
   * @param event the event
   * @throws Exception if it can't be done
   */
  void run(E event) throws Exception;
}
