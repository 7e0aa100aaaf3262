package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a double of a parameter and a long.
 *
 * @param <A> the type of the parameter
 */
@FunctionalInterface
public interface LongToDouble2<A> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the parameter
   * @param number the number
   * @return the double that is made
   */
  double apply(A first, long number);
}
