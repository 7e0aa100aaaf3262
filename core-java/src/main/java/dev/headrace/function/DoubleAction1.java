package dev.headrace.function;

import java.io.Serializable;

/** Does something with a double. */
@FunctionalInterface
public interface DoubleAction1 extends Serializable {

  /**
   * Does it.
   *
   * @param number the number
   */
  void run(double number);
}
