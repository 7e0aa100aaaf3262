package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a double of a parameter and another.
 *
 * @param <A> the type of the parameter
 */
@FunctionalInterface
public interface DoubleToDouble2<A> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the parameter
   * @param number the number
   * @return the double that is made
   */
  double apply(A first, double number);
}
