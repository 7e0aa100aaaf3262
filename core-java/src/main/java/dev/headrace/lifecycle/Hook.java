package dev.headrace.lifecycle;

/**
 * A hook as a function.
 *
 * @param <C> what it is called with
 */
@FunctionalInterface
public interface Hook<C> {

  /**
   * Does what the hook is for.
   *
   * @param context what it is called with
   * @throws Exception if it can't
   */
  void call(C context) throws Exception;
}
