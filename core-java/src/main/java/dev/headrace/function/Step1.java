package dev.headrace.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a value.
 *
 * @param <T> the type of the value
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface Step1<T extends @Nullable Object, U extends @Nullable Object>
    extends Serializable {

  /**
   * Makes it.
   *
   * @param value the value
   * @return what is made
   */
  U apply(T value);
}
