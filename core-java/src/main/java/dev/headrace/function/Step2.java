package dev.headrace.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a parameter and a value.
 *
 * @param <A> the type of the first parameter
 * @param <T> the type of the value
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface Step2<
        A extends @Nullable Object, T extends @Nullable Object, U extends @Nullable Object>
    extends Serializable {

  /**
   * Makes it.
   *
   * @param first the first parameter
   * @param value the value
   * @return what is made
   */
  U apply(A first, T value);
}
