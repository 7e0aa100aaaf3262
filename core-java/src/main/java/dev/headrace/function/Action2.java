package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with a parameter and an event.
 *
 * @param <A> the type of the first parameter
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface Action2<A, E> extends Serializable {

  /**
   * Does it.
   *
   * @param first the first parameter
   * @param event the event
   */
  void run(A first, E event);
}
