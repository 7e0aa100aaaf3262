package dev.headrace.internal.flow;

import org.jspecify.annotations.Nullable;

/**
 * An operand that is the same for every event: a resource's cell, a default, absence.
 *
 * @param value the object, or null for absent; a number in its box
 * @param kind VALUE, or the kind of a number that is not boxed
 */
public record Constant(@Nullable Object value, Kind kind) implements Operand {
  /** Absence. */
  public static final Constant ABSENT = new Constant(null);

  /** An object, or null for absent. */
  public Constant(@Nullable Object value) {
    this(value, Kind.VALUE);
  }

  /** What a number is where there is none. */
  public static Constant zero(Kind kind) {
    return kind == Kind.DOUBLE ? new Constant(0d, kind) : new Constant(0L, kind);
  }
}
