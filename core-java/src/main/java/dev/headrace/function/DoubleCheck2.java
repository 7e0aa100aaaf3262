package dev.headrace.function;

import java.io.Serializable;

/**
 * Says yes or no to a parameter and a double.
 *
 * @param <A> the type of the parameter
 */
@FunctionalInterface
public interface DoubleCheck2<A> extends Serializable {

  /**
   * Says it.
   *
   * @param first the parameter
   * @param number the number
   * @return yes or no
   */
  boolean test(A first, double number);
}
