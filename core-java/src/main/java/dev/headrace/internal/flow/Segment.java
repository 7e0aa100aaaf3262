package dev.headrace.internal.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of a plan's body that becomes one method. A method of more than 8,000 bytes is never
 * compiled by the JIT, so a long body is cut between its outermost instructions.
 *
 * @param index which part it is, from 0
 * @param block what runs
 * @param needed the variables it gets from the part before, in the order of their indexes
 */
record Segment(int index, Block block, List<Variable> needed) {
  private static final int MOST_BYTES = 6_000;

  String method() {
    return "body" + index;
  }

  String descriptor() {
    return needed.stream()
        .map(variable -> variable.kind() == Variable.Kind.FLAG ? "Z" : "Ljava/lang/Object;")
        .collect(Collectors.joining("", "(", ")V"));
  }

  static List<Segment> split(Plan plan) {
    List<List<Instruction>> parts = new ArrayList<>();
    int size = MOST_BYTES;
    for (Instruction instruction : plan.body().instructions()) {
      int bytes = Usage.bytes(instruction);
      if (size + bytes > MOST_BYTES) {
        parts.add(new ArrayList<>());
        size = 0;
      }
      parts.get(parts.size() - 1).add(instruction);
      size += bytes;
    }
    if (parts.isEmpty()) {
      parts.add(List.of());
    }
    return withNeeds(plan, parts);
  }

  private static List<Segment> withNeeds(Plan plan, List<List<Instruction>> parts) {
    List<Segment> segments = new ArrayList<>();
    Set<Variable> needed = new TreeSet<>(Usage.BY_INDEX);
    for (int i = parts.size() - 1; i >= 0; i--) {
      Block block = new Block(parts.get(i));
      needed.removeAll(Usage.assigned(block));
      needed.addAll(Usage.readFirst(block));
      List<Variable> entry = i == 0 ? plan.inputs() : List.copyOf(needed);
      segments.add(0, new Segment(i, block, entry));
    }
    return segments;
  }
}
