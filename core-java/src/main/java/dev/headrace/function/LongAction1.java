package dev.headrace.function;

import java.io.Serializable;

/** Does something with a long. */
@FunctionalInterface
public interface LongAction1 extends Serializable {

  /**
   * Does it.
   *
   * @param number the number
   */
  void run(long number);
}
