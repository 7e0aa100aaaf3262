package dev.headrace.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a double.
 *
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface DoubleStep1<U extends @Nullable Object> extends Serializable {

  /**
   * Makes it.
   *
   * @param number the number
   * @return what is made
   */
  U apply(double number);
}
