package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a double of a value.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ToDouble1<T> extends Serializable {

  /**
   * Makes it.
   *
   * @param value the value
   * @return the double
   */
  double apply(T value);
}
