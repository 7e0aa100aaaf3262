package dev.headrace.function;

import java.io.Serializable;

/**
 * Says yes or no to a value.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Check1<T> extends Serializable {

  /**
   * Says it.
   *
   * @param value the value
   * @return yes or no
   */
  boolean test(T value);
}
