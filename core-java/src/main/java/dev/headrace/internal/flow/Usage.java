package dev.headrace.internal.flow;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Which variables instructions read and assign, and how many bytes they take. */
final class Usage {
  static final Comparator<Variable> BY_INDEX = Comparator.comparingInt(Variable::index);

  private Usage() {}

  /** The variables that a block gives values to, its inner blocks included. */
  static Set<Variable> assigned(Block block) {
    Set<Variable> variables = new TreeSet<>(BY_INDEX);
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Call call && call.result() != null) {
        variables.add(call.result());
      } else if (instruction instanceof Instruction.Assign assign) {
        variables.add(assign.to());
      } else if (instruction instanceof Instruction.SetFlag set) {
        variables.add(set.to());
      } else if (instruction instanceof Instruction.Attempt attempt) {
        variables.add(attempt.thrown());
      }
      instruction.blocks().forEach(inner -> variables.addAll(assigned(inner)));
    }
    return variables;
  }

  /** The variables that a block reads before it has given them a value itself. */
  static Set<Variable> readFirst(Block block) {
    Set<Variable> read = new TreeSet<>(BY_INDEX);
    Set<Variable> own = new TreeSet<>(BY_INDEX);
    for (Instruction instruction : block.instructions()) {
      Set<Variable> inner = reads(instruction);
      inner.removeAll(own);
      read.addAll(inner);
      own.addAll(assigned(Block.of(instruction)));
    }
    return read;
  }

  private static Set<Variable> reads(Instruction instruction) {
    Set<Variable> read = new TreeSet<>(BY_INDEX);
    if (instruction instanceof Instruction.Call call) {
      call.operands().forEach(operand -> add(read, operand));
    } else if (instruction instanceof Instruction.Assign assign) {
      add(read, assign.from());
    } else if (instruction instanceof Instruction.SetFlag set && set.from() != null) {
      read.add(set.from());
    } else if (instruction instanceof Instruction.Branch branch) {
      read.add(
          branch.condition() instanceof Condition.Holds holds
              ? holds.flag()
              : ((Condition.Present) branch.condition()).value());
    } else if (instruction instanceof Instruction.Switch choice) {
      read.add(choice.key());
    }
    instruction.blocks().forEach(inner -> read.addAll(readFirst(inner)));
    return read;
  }

  private static void add(Set<Variable> read, Operand operand) {
    if (operand instanceof Variable variable) {
      read.add(variable);
    }
  }

  /**
   * How many bytes an instruction takes at most, its inner blocks and its way out by an exception
   * included.
   */
  static int bytes(Instruction instruction) {
    if (instruction instanceof Instruction.Call call) {
      return 24 + 3 * call.operands().size();
    }
    if (instruction instanceof Instruction.Branch branch) {
      return 10 + bytes(branch.then()) + bytes(branch.otherwise());
    }
    if (instruction instanceof Instruction.Switch choice) {
      return 42 + 8 * choice.cases().size() + choice.blocks().stream().mapToInt(Usage::bytes).sum();
    }
    if (instruction instanceof Instruction.Attempt attempt) {
      return 40 + 6 * assigned(attempt.body()).size() + 2 * bytes(attempt.body());
    }
    return 16;
  }

  static int bytes(Block block) {
    return block.instructions().stream().mapToInt(Usage::bytes).sum();
  }
}
