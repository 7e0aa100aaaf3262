package dev.headrace.internal.flow;

import java.util.Locale;

/**
 * A local of a plan: the event, or what an instruction gives.
 *
 * @param index its place, unique in its plan
 * @param kind what it holds
 */
public record Variable(int index, Kind kind) implements Operand {
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + index;
  }
}
