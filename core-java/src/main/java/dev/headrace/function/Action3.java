package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with two parameters and an event.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface Action3<A, B, E> extends Serializable {

  /**
   * Does it.
   *
   * @param first the first parameter
   * @param second the second parameter
   * @param event the event
   */
  void run(A first, B second, E event);
}
