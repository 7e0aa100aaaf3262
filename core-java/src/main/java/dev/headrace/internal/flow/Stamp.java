package dev.headrace.internal.flow;

import dev.headrace.Handler;

/**
 * Makes handlers of one plan, each with state of its own. A stamp costs one small object. Safe for
 * any thread.
 */
@FunctionalInterface
public interface Stamp {

  /**
   * Makes a handler.
   *
   * @param state what the plan's state variables hold, in order; not null
   * @return the handler
   */
  Handler<Object> stamp(Object... state);
}
