package dev.headrace.internal.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of a plan's body that becomes one method.
 *
 * <p>The JIT inlines no method of more than 325 bytes, so a body that is not much longer is cut
 * between its outermost instructions into parts that it inlines one into the other. Each is a level
 * deeper and the levels are counted too, so there are few of them; a body that would need more
 * costs its caller a call, which is little beside that many steps. But a method of more than 8,000
 * bytes is never compiled, so a long one is cut again.
 *
 * @param index which part it is, from 0
 * @param block what runs
 * @param needed the variables it gets from the part before, in the order of their indexes
 */
record Segment(int index, Block block, List<Variable> needed) {
  private static final int COMPILED_BYTES = 6_000;

  /** So much, and the call of the next part. */
  private static final int INLINED_BYTES = 310;

  private static final int INLINED_PARTS = 3;

  String method() {
    return "body" + index;
  }

  String descriptor() {
    return needed.stream()
        .map(variable -> variable.kind().type().descriptorString())
        .collect(Collectors.joining("", "(", ")V"));
  }

  static List<Segment> split(Plan plan) {
    List<List<Instruction>> parts = parts(plan, INLINED_BYTES);
    return withNeeds(plan, parts.size() <= INLINED_PARTS ? parts : parts(plan, COMPILED_BYTES));
  }

  private static List<List<Instruction>> parts(Plan plan, int mostBytes) {
    List<List<Instruction>> parts = new ArrayList<>();
    int size = 0;
    parts.add(new ArrayList<>());
    for (Instruction instruction : plan.body().instructions()) {
      int bytes = Usage.bytes(instruction);
      if (size > 0 && size + bytes > mostBytes) {
        parts.add(new ArrayList<>());
        size = 0;
      }
      parts.get(parts.size() - 1).add(instruction);
      size += bytes;
    }
    return parts;
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
