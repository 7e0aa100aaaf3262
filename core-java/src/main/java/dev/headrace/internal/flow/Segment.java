package dev.headrace.internal.flow;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a plan's body that becomes one method.
 *
 * @param index which part it is; the body begins in part 0
 * @param needed the variables it gets, in the order of their indexes
 * @param way what it does
 */
record Segment(int index, List<Variable> needed, Way way) {
  Segment {
    needed = List.copyOf(needed);
  }

  String method() {
    return "body" + index;
  }

  String descriptor() {
    return needed.stream()
        .map(variable -> variable.kind().type().descriptorString())
        .collect(Collectors.joining("", "(", ")V"));
  }

  /** The parts of a plan's body, the one it begins in first. */
  static List<Segment> split(Plan plan) {
    return Splitter.split(plan);
  }
}
