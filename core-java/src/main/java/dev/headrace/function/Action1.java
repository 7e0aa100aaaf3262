package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with an event.
 *
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface Action1<E> extends Serializable {

  /**
   * Does it.
   *
   * @param event the event
   */
  void run(E event);
}
