package dev.headrace.function;

import java.io.Serializable;

/**
 * Makes a value of nothing.
 *
 * @param <U> the type of what is made
 */
@FunctionalInterface
public interface Source<U> extends Serializable {

  /**
   * Makes it.
   *
   * @return what is made
   */
  U get();
}
