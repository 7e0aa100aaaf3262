package dev.headrace.function;

import java.io.Serializable;

/**
 * Does something with eight parameters and an event.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <C> the type of the third parameter
 * @param <D> the type of the fourth parameter
 * @param <F> the type of the fifth parameter
 * @param <G> the type of the sixth parameter
 * @param <H> the type of the seventh parameter
 * @param <I> the type of the eighth parameter
 * @param <E> the type of the event
 */
@FunctionalInterface
public interface Action9<A, B, C, D, F, G, H, I, E> extends Serializable {

  /**
   * Does it.
   *
   * @param first the first parameter
   * @param second the second parameter
   * @param third the third parameter
   * @param fourth the fourth parameter
   * @param fifth the fifth parameter
   * @param sixth the sixth parameter
   * @param seventh the seventh parameter
   * @param eighth the eighth parameter
   * @param event the event
   */
  void run(A first, B second, C third, D fourth, F fifth, G sixth, H seventh, I eighth, E event);
}
