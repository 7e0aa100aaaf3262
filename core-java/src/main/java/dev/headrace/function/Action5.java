package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with four parameters and an event.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <C> the type of the third parameter
 * @param <D> the type of the fourth parameter
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface Action5<A, B, C, D, E> extends Serializable {

  /**
   * Does it.
   *
   * @param first the first parameter
   * @param second the second parameter
   * @param third the third parameter
   * @param fourth the fourth parameter
   * @param event the event
   */
  void run(A first, B second, C third, D fourth, E event);
}
