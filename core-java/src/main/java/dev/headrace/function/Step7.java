package dev.headrace.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of six parameters and a value.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <C> the type of the third parameter
 * @param <D> the type of the fourth parameter
 * @param <F> the type of the fifth parameter
 * @param <G> the type of the sixth parameter
 * @param <T> the type of the value
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface Step7<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        F extends @Nullable Object,
        G extends @Nullable Object,
        T extends @Nullable Object,
        U extends @Nullable Object>
    extends Serializable {

  /**
   * Makes it.
   *
   * @param first the first parameter
   * @param second the second parameter
   * @param third the third parameter
   * @param fourth the fourth parameter
   * @param fifth the fifth parameter
   * @param sixth the sixth parameter
   * @param value the value
   * @return what is made
   */
  U apply(A first, B second, C third, D fourth, F fifth, G sixth, T value);
}
