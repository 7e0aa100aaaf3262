package dev.headrace.function;

import java.io.Serializable;

/** Makes a long of another. */
@FunctionalInterface
public interface LongToLong1 extends Serializable {

  /**
   * Makes it.
   *
   * @param number the number
   * @return the long that is made
   */
  long apply(long number);
}
