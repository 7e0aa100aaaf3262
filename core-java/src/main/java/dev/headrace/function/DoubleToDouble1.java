package dev.headrace.function;

import java.io.Serializable;

/** Makes a double of another. */
@FunctionalInterface
public interface DoubleToDouble1 extends Serializable {

  /**
   * Makes it.
   *
   * @param number the number
   * @return the double that is made
   */
  double apply(double number);
}
