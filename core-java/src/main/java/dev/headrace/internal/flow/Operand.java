package dev.headrace.internal.flow;

/** What an instruction works on. */
public sealed interface Operand permits Variable, Constant {

  /** What it holds. */
  Kind kind();
}
