package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with a parameter and a double.
 *
 * @param <A> the type of the parameter
 */
@FunctionalInterface
public interface DoubleAction2<A> extends Serializable {

  /**
   * Does it.
   *
   * @param first the parameter
   * @param number the number
   */
  void run(A first, double number);
}
