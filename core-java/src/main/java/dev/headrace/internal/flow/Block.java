package dev.headrace.internal.flow;

import java.util.List;

/**
 * Instructions that run one after another.
 *
 * @param instructions in order
 */
public record Block(List<Instruction> instructions) {
  /** Nothing. */
  public static final Block EMPTY = new Block(List.of());

  public Block {
    instructions = List.copyOf(instructions);
  }

  /** A block of these instructions. */
  public static Block of(Instruction... instructions) {
    return new Block(List.of(instructions));
  }
}
