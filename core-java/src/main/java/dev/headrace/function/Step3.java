package dev.headrace.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of two parameters and a value.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <T> the type of the value
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface Step3<
        A extends @Nullable Object,
        B extends @Nullable Object,
        T extends @Nullable Object,
        U extends @Nullable Object>
    extends Serializable {

  /**
   * Makes it.
   *
   * @param first the first parameter
   * @param second the second parameter
   * @param value the value
   * @return what is made
   */
  U apply(A first, B second, T value);
}
