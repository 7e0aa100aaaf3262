package dev.headrace.internal.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Leads absence straight to where it matters, and leaves out what nobody reads.
 *
 * <p>A plan says {@code if (yes) b = a else b = null; if (b != null) …} for a guard and the step
 * after it. Written like that, {@code b} is one of two things where the branches meet, and there
 * the JIT stops taking objects apart: a boxed number would be made for each event. So what asks
 * whether {@code b} is there is moved into the branch that gave it, and the other branch goes on
 * with what is done where it is absent:
 *
 * <pre>
 *   Branch(c, T, b = absent)                 Branch(c, T + Branch(b present, A, B), B)
 *   Branch(b present, A, B)          ──▶
 * </pre>
 *
 * <p>{@code B} is written twice, so it must be short; what grows too long to be split is left
 * alone. A flag that says whether a number is there is led on in the same way, and where it is
 * known to be set nothing is asked.
 */
final class Fusion {
  private static final int LONGEST_COPY = 120;
  private static final int LONGEST_BRANCH = 3_000;

  private Fusion() {}

  static Plan fused(Plan plan) {
    Block body = withoutDeadAssignments(fused(plan.body()), new TreeSet<>(Usage.BY_INDEX));
    return plan.with(body);
  }

  // ---- moving what asks into what answers

  private static Block fused(Block block) {
    List<Instruction> done = new ArrayList<>();
    for (Instruction instruction : block.instructions()) {
      Instruction next = inner(instruction);
      Instruction last = done.isEmpty() ? null : done.get(done.size() - 1);
      if (last instanceof Instruction.Branch before && next instanceof Instruction.Branch after) {
        Instruction.Branch joined = join(before, after);
        done.set(done.size() - 1, joined == null ? before : joined);
        if (joined != null) {
          continue;
        }
      }
      done.add(next);
    }
    return new Block(done);
  }

  private static Instruction inner(Instruction instruction) {
    if (instruction instanceof Instruction.Branch branch) {
      return new Instruction.Branch(
          branch.condition(), fused(branch.then()), fused(branch.otherwise()));
    }
    if (instruction instanceof Instruction.Switch choice) {
      return with(
          choice, choice.cases().stream().map(Fusion::fused).toList(), fused(choice.otherwise()));
    }
    if (instruction instanceof Instruction.Attempt attempt) {
      return new Instruction.Attempt(fused(attempt.body()), attempt.caught(), attempt.thrown());
    }
    if (instruction instanceof Instruction.Isolate isolate) {
      return new Instruction.Isolate(
          fused(isolate.body()), isolate.thrown(), fused(isolate.recovery()));
    }
    return instruction;
  }

  private static Instruction with(Instruction.Switch choice, List<Block> cases, Block otherwise) {
    return new Instruction.Switch(choice.origin(), choice.index(), choice.key(), cases, otherwise);
  }

  private static Instruction.@Nullable Branch join(
      Instruction.Branch before, Instruction.Branch after) {
    if (asksTheSame(before, after)) {
      return Usage.bytes(before) + Usage.bytes(after) > LONGEST_BRANCH
          ? null
          : new Instruction.Branch(
              before.condition(),
              plus(before.then(), after.then()),
              plus(before.otherwise(), after.otherwise()));
    }
    if (Usage.bytes(after.otherwise()) > LONGEST_COPY
        || Usage.bytes(before) + Usage.bytes(after) > LONGEST_BRANCH) {
      return null;
    }
    return leavesUnmet(before.otherwise(), after.condition())
            || leavesUnmet(before.then(), after.condition())
        ? new Instruction.Branch(
            before.condition(), plus(before.then(), after), plus(before.otherwise(), after))
        : null;
  }

  /** Whether two branches in a row ask one thing, to which the first leaves the answer as it is. */
  private static boolean asksTheSame(Instruction.Branch before, Instruction.Branch after) {
    return after.condition().equals(before.condition())
        && Collections.disjoint(Usage.assigned(Block.of(before)), before.condition().variables());
  }

  /** Whether a condition certainly does not hold where a block has ended. */
  private static boolean leavesUnmet(Block block, Condition condition) {
    return condition instanceof Condition.AllOf
        ? condition.variables().stream().anyMatch(flag -> leaves(block, flag, false))
        : condition.variables().stream().allMatch(variable -> leaves(block, variable, false));
  }

  /** Whether flags that are asked for are certainly set where a block has ended. */
  private static boolean leavesMet(Block block, Condition condition) {
    return condition instanceof Condition.AnyOf
        ? condition.variables().stream().anyMatch(flag -> leaves(block, flag, true))
        : condition.variables().stream().allMatch(variable -> leaves(block, variable, true));
  }

  /** Whether a block certainly ends with a flag that is set or not, or with an absent value. */
  private static boolean leaves(Block block, Variable variable, boolean set) {
    Instruction last = lastChange(block, variable);
    if (last instanceof Instruction.SetFlag flag) {
      return flag.from() == null && flag.negated() == set;
    }
    return !set
        && last instanceof Instruction.Assign assign
        && assign.from().equals(Constant.ABSENT);
  }

  /** The last instruction of a block that may give a variable a value. */
  private static @Nullable Instruction lastChange(Block block, Variable variable) {
    for (int i = block.instructions().size() - 1; i >= 0; i--) {
      Instruction instruction = block.instructions().get(i);
      if (Usage.assigned(Block.of(instruction)).contains(variable)) {
        return instruction;
      }
    }
    return null;
  }

  /** A block with one more branch behind it: only one side of it, where it is known which. */
  private static Block plus(Block block, Instruction.Branch branch) {
    if (leavesUnmet(block, branch.condition())) {
      return plus(block, branch.otherwise());
    }
    return leavesMet(block, branch.condition())
        ? plus(block, branch.then())
        : plus(block, Block.of(branch));
  }

  private static Block plus(Block block, Block more) {
    List<Instruction> instructions = new ArrayList<>(block.instructions());
    instructions.addAll(more.instructions());
    return fused(new Block(instructions));
  }

  // ---- leaving out what nobody reads

  /**
   * The block without assignments to variables that nobody reads; {@code live} is changed from
   * those after to before.
   */
  private static Block withoutDeadAssignments(Block block, Set<Variable> live) {
    List<Instruction> kept = new ArrayList<>();
    for (int i = block.instructions().size() - 1; i >= 0; i--) {
      Instruction instruction = block.instructions().get(i);
      if (instruction instanceof Instruction.Assign assign && !live.contains(assign.to())) {
        continue;
      }
      if (instruction instanceof Instruction.SetFlag set && !live.contains(set.to())) {
        continue;
      }
      kept.add(
          instruction instanceof Instruction.Branch || instruction instanceof Instruction.Switch
              ? choice(instruction, live)
              : plain(instruction, live));
    }
    Collections.reverse(kept);
    return new Block(kept);
  }

  /** What runs one of several blocks: live before it is what is before any of them. */
  private static Instruction choice(Instruction choice, Set<Variable> live) {
    Set<Variable> after = copy(live);
    live.clear();
    List<Block> blocks = new ArrayList<>();
    for (Block block : choice.blocks()) {
      Set<Variable> liveInside = copy(after);
      blocks.add(withoutDeadAssignments(block, liveInside));
      live.addAll(liveInside);
    }
    live.addAll(Usage.asked(choice));
    return with(choice, blocks);
  }

  private static Instruction with(Instruction choice, List<Block> blocks) {
    if (choice instanceof Instruction.Branch branch) {
      return new Instruction.Branch(branch.condition(), blocks.get(0), blocks.get(1));
    }
    int last = blocks.size() - 1;
    return with((Instruction.Switch) choice, blocks.subList(0, last), blocks.get(last));
  }

  /** What is caught may come from anywhere in a body, so everything in it is left as it is. */
  private static Instruction plain(Instruction instruction, Set<Variable> live) {
    boolean catches =
        instruction instanceof Instruction.Attempt || instruction instanceof Instruction.Isolate;
    if (!catches) {
      live.removeAll(Usage.assigned(Block.of(instruction)));
    }
    live.addAll(Usage.readFirst(Block.of(instruction)));
    return instruction;
  }

  private static Set<Variable> copy(Set<Variable> variables) {
    Set<Variable> copy = new TreeSet<>(Usage.BY_INDEX);
    copy.addAll(variables);
    return copy;
  }
}
