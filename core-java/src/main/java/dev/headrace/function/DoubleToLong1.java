package dev.headrace.function;

import java.io.Serializable;

/** Makes a long of a double. */
@FunctionalInterface
public interface DoubleToLong1 extends Serializable {

  /**
   * Makes it.
   *
   * @param number the number
   * @return the long that is made
   */
  long apply(double number);
}
