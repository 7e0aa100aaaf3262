package dev.headrace.internal.flow;

/**
 * A local of a plan: the event, or what an instruction gives.
 *
 * @param index its place, unique in its plan
 * @param kind what it holds
 */
public record Variable(int index, Kind kind) implements Operand {

  /** What a variable holds. */
  public enum Kind {
    /** An object, or null for absent. */
    VALUE,
    /** A boolean. */
    FLAG
  }

  @Override
  public String toString() {
    return (kind == Kind.FLAG ? "flag" : "value") + index;
  }
}
