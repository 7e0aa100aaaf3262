package dev.headrace.function;

import java.io.Serializable;

/** Does something. */
@FunctionalInterface
public interface Action0 extends Serializable {

  /** Does it. */
  void run();
}
