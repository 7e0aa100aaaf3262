package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a value of a value, or throws.
 *
 * @param <T> the type of the value
 * @param <U> the type of what is made
 * @param <X> the type of the exceptions it declares
 */
@FunctionalInterface
public interface TryStep1<T, U, X extends Exception> extends Serializable {

  /**
   * Makes it.
   *
   * @param value the value
   * @return what is made
   * @throws X if it can't be made
   */
  U apply(T value) throws X;
}
