package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a long of a value.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ToLong1<T> extends Serializable {

  /**
   * Makes it.
   *
   * @param value the value
   * @return the long
   */
  long apply(T value);
}
