package dev.headrace.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a parameter and a double.
 *
 * @param <A> the type of the parameter
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface DoubleStep2<A, U extends @Nullable Object> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the parameter
   * @param number the number
   * @return what is made
   */
  U apply(A first, double number);
}
