package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with a parameter and an event, or throws.
 *
 * @param <A> the type of the parameter
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface TryAction2<A, E> extends Serializable {

  /**
   * Does it.
   *
   * @param first the parameter
   * @param event the event
   * @throws Exception if it can't be done
   */
  void run(A first, E event) throws Exception;
}
