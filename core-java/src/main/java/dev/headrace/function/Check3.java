package dev.headrace.function;

import java.io.Serializable;

/**
 * Says yes or no to two parameters and a value.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Check3<A, B, T> extends Serializable {

  /**
   * Says it.
   *
   * @param first the first parameter
   * @param second the second parameter
   * @param value the value
   * @return yes or no
   */
  boolean test(A first, B second, T value);
}
