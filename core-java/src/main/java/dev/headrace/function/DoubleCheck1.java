package dev.headrace.function;

import java.io.Serializable;

/** Says yes or no to a double. */
@FunctionalInterface
public interface DoubleCheck1 extends Serializable {

  /**
   * Says it.
   *
   * @param number the number
   * @return yes or no
   */
  boolean test(double number);
}
