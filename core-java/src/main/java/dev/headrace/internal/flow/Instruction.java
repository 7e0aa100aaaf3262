package dev.headrace.internal.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a plan does. */
public sealed interface Instruction {

  /** The blocks inside, of which each runs once or not at all. */
  default List<Block> blocks() {
    return List.of();
  }

  /**
   * Calls a user's function. What it throws leaves the flow, marked with the step.
   *
   * @param origin whose call it is
   * @param shape how the function is called
   * @param function the function
   * @param operands what it is called with
   * @param result where its result goes, or null for nowhere
   * @param required whether a null result is an error of the step; otherwise it means absent
   */
  record Call(
      Origin origin,
      Shape shape,
      Object function,
      List<Operand> operands,
      @Nullable Variable result,
      boolean required)
      implements Instruction {
    public Call {
      operands = List.copyOf(operands);
      if (operands.size() != shape.arity()) {
        throw new IllegalArgumentException(
            origin + ": " + shape + " takes " + shape.arity() + " operands, not " + operands);
      }
      if (!operands.stream().map(Operand::kind).toList().equals(shape.parameters())) {
        throw new IllegalArgumentException(origin + ": " + shape + " does not take " + operands);
      }
      if (result != null && result.kind() != shape.result()) {
        throw new IllegalArgumentException(origin + ": " + shape + " does not give a " + result);
      }
    }

    /** A call of a function of ours, or of one whose failures are nobody's step: not marked. */
    public static Call unmarked(
        Shape shape, Object function, List<Operand> operands, @Nullable Variable result) {
      return new Call(Origin.UNMARKED, shape, function, operands, result, false);
    }
  }

  /**
   * Gives a variable a value.
   *
   * @param to the variable
   * @param from a variable or a constant of the same kind
   */
  record Assign(Variable to, Operand from) implements Instruction {
    public Assign {
      if (to.kind() != from.kind()) {
        throw new IllegalArgumentException(to + " can't hold " + from);
      }
    }
  }

  /**
   * Gives a flag a value.
   *
   * @param to the flag
   * @param from another flag, or null for a constant
   * @param negated whether to turn it round; without {@code from}, whether the constant is true
   */
  record SetFlag(Variable to, @Nullable Variable from, boolean negated) implements Instruction {}

  /**
   * Runs one of two blocks.
   *
   * @param condition what is asked
   * @param then what runs if it holds
   * @param otherwise what runs if not
   */
  record Branch(Condition condition, Block then, Block otherwise) implements Instruction {
    @Override
    public List<Block> blocks() {
      return List.of(then, otherwise);
    }
  }

  /**
   * Runs one of many blocks.
   *
   * @param origin whose choice it is; what finding the case throws is marked with it
   * @param index finds the case
   * @param key what it is found for, a variable of kind VALUE
   * @param cases the blocks by their numbers; there is one at least
   * @param otherwise what runs where the key has none
   */
  record Switch(Origin origin, KeyIndex index, Variable key, List<Block> cases, Block otherwise)
      implements Instruction {
    public Switch {
      cases = List.copyOf(cases);
      if (cases.isEmpty()) {
        throw new IllegalArgumentException(origin + ": a switch has one case at least");
      }
    }

    @Override
    public List<Block> blocks() {
      List<Block> blocks = new ArrayList<>(cases);
      blocks.add(otherwise);
      return blocks;
    }
  }

  /**
   * Runs a block and catches what it throws.
   *
   * @param body what runs
   * @param caught what is caught, with its subclasses; everything else leaves the flow
   * @param thrown gets what was caught; it is not touched otherwise
   */
  record Attempt(Block body, Class<? extends Throwable> caught, Variable thrown)
      implements Instruction {
    @Override
    public List<Block> blocks() {
      return List.of(body);
    }
  }

  /**
   * Runs a block, and another one for whatever it throws. What either gives a value to is not read
   * after it.
   *
   * @param body what runs
   * @param thrown gets what was thrown, for the recovery alone
   * @param recovery what runs then; what it throws leaves the flow
   */
  record Isolate(Block body, Variable thrown, Block recovery) implements Instruction {
    @Override
    public List<Block> blocks() {
      return List.of(body, recovery);
    }
  }
}
