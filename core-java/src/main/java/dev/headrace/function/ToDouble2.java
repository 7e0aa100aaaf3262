package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a double of a parameter and a value.
 *
 * @param <A> the type of the parameter
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ToDouble2<A, T> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the parameter
   * @param value the value
   * @return the double
   */
  double apply(A first, T value);
}
