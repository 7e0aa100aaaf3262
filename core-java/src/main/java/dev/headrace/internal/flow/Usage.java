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
    addAssigned(block, variables);
    return variables;
  }

  private static void addAssigned(Block block, Set<Variable> variables) {
    for (Instruction instruction : block.instructions()) {
      addAssigned(instruction, variables);
    }
  }

  private static void addAssigned(Instruction instruction, Set<Variable> variables) {
    if (instruction instanceof Instruction.Call call && call.result() != null) {
      variables.add(call.result());
    } else if (instruction instanceof Instruction.Assign assign) {
      variables.add(assign.to());
    } else if (instruction instanceof Instruction.SetFlag set) {
      variables.add(set.to());
    } else if (instruction instanceof Instruction.Attempt attempt) {
      variables.add(attempt.thrown());
    } else if (instruction instanceof Instruction.Isolate isolate) {
      variables.add(isolate.thrown());
    }
    instruction.blocks().forEach(inner -> addAssigned(inner, variables));
  }

  /** The variables that a block reads before it has given them a value itself. */
  static Set<Variable> readFirst(Block block) {
    Set<Variable> read = new TreeSet<>(BY_INDEX);
    Set<Variable> own = new TreeSet<>(BY_INDEX);
    int last = block.instructions().size() - 1;
    for (int i = 0; i <= last; i++) {
      Instruction instruction = block.instructions().get(i);
      Set<Variable> inner = asked(instruction);
      instruction.blocks().forEach(part -> inner.addAll(readFirst(part)));
      if (instruction instanceof Instruction.Isolate isolate) {
        inner.remove(isolate.thrown());
      }
      inner.removeAll(own);
      read.addAll(inner);
      if (i < last) { // nothing comes after: in a long chain of branches that counts
        addAssigned(instruction, own);
      }
    }
    return read;
  }

  /** The variables that an instruction reads itself, its inner blocks aside. */
  static Set<Variable> asked(Instruction instruction) {
    Set<Variable> read = new TreeSet<>(BY_INDEX);
    if (instruction instanceof Instruction.Call call) {
      call.operands().forEach(operand -> add(read, operand));
    } else if (instruction instanceof Instruction.Assign assign) {
      add(read, assign.from());
    } else if (instruction instanceof Instruction.SetFlag set && set.from() != null) {
      read.add(set.from());
    } else if (instruction instanceof Instruction.Branch branch) {
      read.addAll(branch.condition().variables());
    } else if (instruction instanceof Instruction.Switch choice) {
      read.add(choice.key());
    }
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
      return call.origin().equals(Origin.UNMARKED)
          ? 8 + call.operands().stream().mapToInt(o -> o instanceof Constant ? 3 : 2).sum()
          : 24 + 3 * call.operands().size();
    }
    if (instruction instanceof Instruction.Isolate isolate) {
      return 6 + bytes(isolate.body()) + bytes(isolate.recovery());
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
