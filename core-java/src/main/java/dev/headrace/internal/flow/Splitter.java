package dev.headrace.internal.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the body of a plan into parts that become methods.
 *
 * <p>The JIT inlines no method of more than 325 bytes, so a body that is not much longer is cut
 * between its outermost instructions into parts that it inlines one into the other. Each is a level
 * deeper and the levels are counted too, so there are few of them; a body that would need more
 * costs its caller a call, which is little beside that many steps. But a method of more than 8,000
 * bytes is never compiled, so a long one is cut again.
 *
 * <p>Every part ends with a call of the next, with the variables that are still needed. So no part
 * gives anything back, however many variables live on, and nothing is allocated. A branch or switch
 * that is too long is the last thing of its part: what comes after it becomes a part of its own,
 * and each block leads there by itself, from here or from a part that it becomes.
 *
 * <pre>
 *   body0: a; if (c) { 1,000 steps } else { b }; d
 *
 *   body0: a; if (c) { body2 } else { b; body1 }     body1: d
 *   body2: 200 steps; body3   …                      body6: 200 steps; body1
 * </pre>
 *
 * <p>An attempt stays whole, since what runs after it must not be caught. In every flow its body is
 * a single call.
 */
final class Splitter {
  private static final int COMPILED_BYTES = 6_000;

  /** So much, and the call of the next part. */
  private static final int INLINED_BYTES = 310;

  private static final int INLINED_PARTS = 3;

  /** A method takes no more than 255, of which a long or a double is two. */
  private static final int MOST_PARAMETERS = 250;

  /** So many blocks can each lead on within one method. */
  private static final int MOST_CASES = 64;

  private final List<Segment> segments = new ArrayList<>();

  private Splitter() {}

  /** The parts, the one that the body begins in first. */
  static List<Segment> split(Plan plan) {
    Splitter splitter = new Splitter();
    splitter.segments.add(new Segment(0, plan.inputs(), new Way.GoOn(null)));
    Way way = splitter.body(plan.body().instructions());
    splitter.segments.set(0, new Segment(0, plan.inputs(), way));
    return splitter.segments;
  }

  private Way body(List<Instruction> instructions) {
    List<List<Instruction>> parts = inlinedParts(instructions);
    if (parts.size() > INLINED_PARTS || instructions.stream().anyMatch(Splitter::isLong)) {
      return way(instructions, null, COMPILED_BYTES);
    }
    Way way = new Way.GoOn(null);
    Segment next = null;
    for (int i = parts.size() - 1; i >= 0; i--) {
      way = new Way.Through(new Block(parts.get(i)), new Way.GoOn(next));
      next = i == 0 ? null : segment(needed(parts.get(i), next), way);
    }
    return way;
  }

  private static List<List<Instruction>> inlinedParts(List<Instruction> instructions) {
    List<List<Instruction>> parts = new ArrayList<>();
    int size = 0;
    parts.add(new ArrayList<>());
    for (Instruction instruction : instructions) {
      int bytes = Usage.bytes(instruction);
      if (size > 0 && size + bytes > INLINED_BYTES) {
        parts.add(new ArrayList<>());
        size = 0;
      }
      parts.get(parts.size() - 1).add(instruction);
      size += bytes;
    }
    return parts;
  }

  /** Whether an instruction is too long for any method, and may be cut. */
  private static boolean isLong(Instruction instruction) {
    return !(instruction instanceof Instruction.Attempt)
        && !(instruction instanceof Instruction.Isolate)
        && Usage.bytes(instruction) > COMPILED_BYTES;
  }

  private Segment segment(Set<Variable> needed, Way way) {
    Segment segment = new Segment(segments.size(), List.copyOf(needed), way);
    segments.add(segment);
    return segment;
  }

  /** A part that runs these and then goes on in another. */
  private Segment segment(List<Instruction> instructions, @Nullable Segment next) {
    return segment(needed(instructions, next), way(instructions, next, COMPILED_BYTES));
  }

  /** What runs these and then goes on in another part, within a method that has so much room. */
  private Way way(List<Instruction> instructions, @Nullable Segment next, int room) {
    int left = room;
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      List<Instruction> rest = instructions.subList(i + 1, instructions.size());
      if (isLong(instruction)
          && canPass(needed(rest, next))
          && (i == 0 || leastBytes(instruction, rest, next) <= left)) {
        Segment after = rest.isEmpty() ? next : segment(rest, next);
        return through(instructions.subList(0, i), fork(grouped(instruction), after, left));
      }
      left -= Usage.bytes(instruction);
      if (left < 0 && i > 0) {
        return cut(instructions, i, next);
      }
    }
    return through(instructions, new Way.GoOn(next));
  }

  private static Way through(List<Instruction> instructions, Way then) {
    return instructions.isEmpty() ? then : new Way.Through(new Block(instructions), then);
  }

  /** Goes on in a new part from an instruction on, or near it where too much would be passed on. */
  private Way cut(List<Instruction> instructions, int place, @Nullable Segment next) {
    int size = instructions.size();
    int best =
        IntStream.concat(
                IntStream.iterate(place, i -> i > 0, i -> i - 1), IntStream.range(place, size))
            .filter(i -> canPass(needed(instructions.subList(i, size), next)))
            .findFirst()
            .orElse(size);
    List<Instruction> rest = instructions.subList(best, size);
    return through(
        instructions.subList(0, best), new Way.GoOn(rest.isEmpty() ? next : segment(rest, next)));
  }

  /** Leads each block on, the short ones from here. */
  private Way fork(Instruction choice, @Nullable Segment next, int room) {
    List<Block> blocks = choice.blocks();
    Way[] ways = new Way[blocks.size()];
    int left = room - leastBytes(choice, List.of(), next);
    for (int index : shortestFirst(blocks)) {
      List<Instruction> instructions = blocks.get(index).instructions();
      int bytes = Usage.bytes(blocks.get(index));
      if (bytes <= left) {
        ways[index] = through(instructions, new Way.GoOn(next));
        left -= bytes;
      } else if (bytesToFork(instructions, next) <= left) {
        ways[index] = way(instructions, next, left);
        left = 0;
      } else if (!canPass(needed(instructions, next))) {
        ways[index] = through(instructions, new Way.GoOn(next));
      } else {
        ways[index] = new Way.GoOn(segment(instructions, next));
      }
    }
    return new Way.Fork(choice, List.of(ways));
  }

  private static List<Integer> shortestFirst(List<Block> blocks) {
    Comparator<Integer> byBytes = Comparator.comparingInt(i -> Usage.bytes(blocks.get(i)));
    return IntStream.range(0, blocks.size()).boxed().sorted(byBytes).toList();
  }

  /**
   * How many bytes it takes to come to what is too long and to fork there; very many if nothing is,
   * so that it would only be cut somewhere.
   */
  private static int bytesToFork(List<Instruction> instructions, @Nullable Segment next) {
    int bytes = 0;
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      if (isLong(instruction)) {
        List<Instruction> rest = instructions.subList(i + 1, instructions.size());
        return bytes + leastBytes(instruction, rest, next);
      }
      bytes += Usage.bytes(instruction);
    }
    return Integer.MAX_VALUE;
  }

  /** How many bytes a fork takes if each of its blocks leads away at once. */
  private static int leastBytes(
      Instruction choice, List<Instruction> rest, @Nullable Segment next) {
    Set<Variable> passed = needed(rest, next);
    passed.addAll(Usage.readFirst(Block.of(choice)));
    return 42 + Math.min(choice.blocks().size(), MOST_CASES) * (12 + 3 * passed.size());
  }

  private static boolean canPass(Set<Variable> variables) {
    return variables.stream().mapToInt(variable -> variable.kind().slots()).sum()
        <= MOST_PARAMETERS;
  }

  /** The variables that must have a value before these run and another part after them. */
  private static Set<Variable> needed(List<Instruction> instructions, @Nullable Segment next) {
    Block block = new Block(instructions);
    Set<Variable> needed = new TreeSet<>(Usage.BY_INDEX);
    if (next != null) {
      needed.addAll(next.needed());
    }
    needed.removeAll(Usage.assigned(block));
    needed.addAll(Usage.readFirst(block));
    return needed;
  }

  /**
   * A switch of so many cases that not even their ways fit into one method becomes one of groups of
   * cases, and each group a switch.
   */
  private static Instruction grouped(Instruction instruction) {
    if (!(instruction instanceof Instruction.Switch choice) || choice.cases().size() < MOST_CASES) {
      return instruction;
    }
    List<Block> groups = new ArrayList<>();
    int size = choice.cases().size();
    int perGroup = MOST_CASES / 2;
    for (int from = 0; from < size; from += perGroup) {
      groups.add(group(choice, from, Math.min(size, from + perGroup)));
    }
    KeyIndex index = choice.index();
    KeyIndex ofGroup =
        key -> {
          int found = index.of(key);
          return found < size ? Math.floorDiv(found, perGroup) : KeyIndex.NONE;
        };
    return grouped(
        new Instruction.Switch(choice.origin(), ofGroup, choice.key(), groups, choice.otherwise()));
  }

  /** Some cases of a switch, of which one has the key. */
  private static Block group(Instruction.Switch choice, int from, int to) {
    List<Block> cases = choice.cases().subList(from, to - 1);
    Block last = choice.cases().get(to - 1);
    KeyIndex index = choice.index();
    KeyIndex within = key -> index.of(key) - from;
    return cases.isEmpty()
        ? last
        : Block.of(new Instruction.Switch(choice.origin(), within, choice.key(), cases, last));
  }
}
