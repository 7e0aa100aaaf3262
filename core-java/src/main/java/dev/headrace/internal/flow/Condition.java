package dev.headrace.internal.flow;

import java.util.List;

/** What a branch asks. */
public sealed interface Condition {

  /** What it asks about. */
  List<Variable> variables();

  /**
   * Whether a flag is set.
   *
   * @param flag a variable of kind FLAG
   */
  record Holds(Variable flag) implements Condition {
    @Override
    public List<Variable> variables() {
      return List.of(flag);
    }
  }

  /**
   * Whether a value is there.
   *
   * @param value a variable of kind VALUE
   */
  record Present(Variable value) implements Condition {
    @Override
    public List<Variable> variables() {
      return List.of(value);
    }
  }

  /**
   * Whether one of several flags is set.
   *
   * @param flags variables of kind FLAG, at least one
   */
  record AnyOf(List<Variable> flags) implements Condition {
    public AnyOf {
      flags = List.copyOf(flags);
    }

    @Override
    public List<Variable> variables() {
      return flags;
    }
  }

  /**
   * Whether all of several flags are set.
   *
   * @param flags variables of kind FLAG, at least one
   */
  record AllOf(List<Variable> flags) implements Condition {
    public AllOf {
      flags = List.copyOf(flags);
    }

    @Override
    public List<Variable> variables() {
      return flags;
    }
  }
}
