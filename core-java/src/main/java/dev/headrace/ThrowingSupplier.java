package dev.headrace;

/**
 * A function that gives a value or throws.
 *
 * @param <T> the type of the value
 * @param <X> the type of the exceptions it declares
 */
@FunctionalInterface
public interface ThrowingSupplier<T, X extends Exception> {

  /**
   * Gives the value.
   *
   * @return the value
   * @throws X if there is none to give
   */
  T get() throws X;
}
