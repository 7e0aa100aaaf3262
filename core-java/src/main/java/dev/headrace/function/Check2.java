package dev.headrace.function;

import java.io.Serializable;

/**
 * Says yes or no to a parameter and a value.
 *
 * @param <A> the type of the first parameter
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Check2<A, T> extends Serializable {

  /**
   * Says it.
   *
   * @param first the first parameter
   * @param value the value
   * @return yes or no
   */
  boolean test(A first, T value);
}
