package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a value of a parameter and a value, or throws.
 *
 * @param <A> the type of the first parameter
 * @param <T> the type of the value
 * @param <U> the type of what is made
 * @param <X> the type of the exceptions it declares
 */
@FunctionalInterface
public interface TryStep2<A, T, U, X extends Exception> extends Serializable {

  /**
   * Makes it.
   *
   * @param first the first parameter
   * @param value the value
   * @return what is made
   * @throws X if it can't be made
   */
  U apply(A first, T value) throws X;
}
