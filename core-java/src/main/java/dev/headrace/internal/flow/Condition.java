package dev.headrace.internal.flow;

/** What a branch asks. */
public sealed interface Condition {

  /**
   * Whether a flag is set.
   *
   * @param flag a variable of kind FLAG
   */
  record Holds(Variable flag) implements Condition {}

  /**
   * Whether a value is there.
   *
   * @param value a variable of kind VALUE
   */
  record Present(Variable value) implements Condition {}
}
