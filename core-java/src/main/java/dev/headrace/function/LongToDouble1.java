package dev.headrace.function;

import java.io.Serializable;

/** Makes a double of a long. */
@FunctionalInterface
public interface LongToDouble1 extends Serializable {

  /**
   * Makes it.
   *
   * @param number the number
   * @return the double that is made
   */
  double apply(long number);
}
