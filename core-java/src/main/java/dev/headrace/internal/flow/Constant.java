package dev.headrace.internal.flow;

import org.jspecify.annotations.Nullable;

/**
 * An operand that is the same for every event: a resource's cell, a default, absence.
 *
 * @param value the object, or null for absent
 */
public record Constant(@Nullable Object value) implements Operand {
  /** Absence. */
  public static final Constant ABSENT = new Constant(null);
}
