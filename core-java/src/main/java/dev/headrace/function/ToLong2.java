package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a long of a parameter and a value.
 *
 * @param <A> the type of the parameter
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ToLong2<A, T> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the parameter
   * @param value the value
   * @return the long
   */
  long apply(A first, T value);
}
