package dev.headrace.function;

import java.io.Serializable;

/** Says yes or no. */
@FunctionalInterface
public interface Check0 extends Serializable {

  /**
   * Says it.
   *
   * @return yes or no
   */
  boolean test();
}
