package dev.headrace.function;

import java.io.Serializable;

/** Says yes or no to a long. */
@FunctionalInterface
public interface LongCheck1 extends Serializable {

  /**
   * Says it.
   *
   * @param number the number
   * @return yes or no
   */
  boolean test(long number);
}
