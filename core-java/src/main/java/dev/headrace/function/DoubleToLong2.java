package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a long of a parameter and a double.
 *
 * @param <A> the type of the parameter
 */
@FunctionalInterface
public interface DoubleToLong2<A> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the parameter
   * @param number the number
   * @return the long that is made
   */
  long apply(A first, double number);
}
