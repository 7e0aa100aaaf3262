package dev.headrace.schedule;

import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Instruction;
import dev.headrace.internal.flow.Operand;
import dev.headrace.internal.flow.Origin;
import dev.headrace.internal.flow.Shape;
import dev.headrace.internal.flow.Variable;
import dev.headrace.world.Binding;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system with its resources resolved.
 *
 * @param name what it is called
 * @param function what it runs
 * @param shape how it is called
 * @param binding its resources
 */
record BoundSystem(String name, Serializable function, Shape shape, Binding binding) {

  /** The same under another name. */
  BoundSystem named(String other) {
    return new BoundSystem(other, function, shape, binding);
  }

  /** Whether it says if it changed anything; one that does not say always did. */
  boolean answers() {
    return shape.result() != null;
  }

  /** Runs it; what it says goes to a flag, if it says anything. */
  Instruction call(String scheduler, @Nullable Variable answer) {
    List<Operand> operands = binding.arguments().stream().<Operand>map(Constant::new).toList();
    return new Instruction.Call(
        new Origin(scheduler, name), shape, function, operands, answer, false);
  }
}
