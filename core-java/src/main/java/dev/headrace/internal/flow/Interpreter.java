package dev.headrace.internal.flow;

import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan instruction by instruction. It says what plans mean, serves where no class can be
 * defined at run time, and is what the compiler is tested against.
 */
final class Interpreter extends FlowHandler {
  private final Plan plan;
  private final Object[] state;
  private final Map<Shape, MethodHandle> invokers;

  private Interpreter(Plan plan, Object[] state, Map<Shape, MethodHandle> invokers) {
    super(plan);
    this.plan = plan;
    this.state = state;
    this.invokers = invokers;
  }

  /** Makes what stamps handlers of a plan. */
  static Stamp of(Plan plan) {
    Map<Shape, MethodHandle> invokers = new HashMap<>();
    prepare(plan.body(), invokers);
    return state -> new Interpreter(plan, state.clone(), invokers);
  }

  private static void prepare(Block block, Map<Shape, MethodHandle> invokers) {
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Call call) {
        invokers.computeIfAbsent(call.shape(), Shape::invoker);
      }
      instruction.blocks().forEach(inner -> prepare(inner, invokers));
    }
  }

  @Override
  public void run(Object event) {
    @Nullable Object[] frame = new @Nullable Object[plan.variables()];
    frame[plan.event().index()] = event;
    for (int i = 0; i < state.length; i++) {
      frame[plan.state().get(i).index()] = state[i];
    }
    run(plan.body(), frame);
  }

  private void run(Block block, @Nullable Object[] frame) {
    for (Instruction instruction : block.instructions()) {
      run(instruction, frame);
    }
  }

  private void run(Instruction instruction, @Nullable Object[] frame) {
    if (instruction instanceof Instruction.Call call) {
      call(call, frame);
    } else if (instruction instanceof Instruction.Assign assign) {
      frame[assign.to().index()] = value(assign.from(), frame);
    } else if (instruction instanceof Instruction.SetFlag set) {
      boolean from = set.from() != null && isSet(set.from(), frame);
      frame[set.to().index()] = from != set.negated();
    } else if (instruction instanceof Instruction.Branch branch) {
      run(holds(branch.condition(), frame) ? branch.then() : branch.otherwise(), frame);
    } else if (instruction instanceof Instruction.Switch choice) {
      run(chosen(choice, frame), frame);
    } else if (instruction instanceof Instruction.Attempt attempt) {
      attempt(attempt, frame);
    } else if (instruction instanceof Instruction.Isolate isolate) {
      isolate(isolate, frame);
    }
  }

  @SuppressWarnings("NullAway") // whether a key may be null is between a plan and its index
  private static Block chosen(Instruction.Switch choice, @Nullable Object[] frame) {
    try {
      int index = choice.index().of(frame[choice.key().index()]);
      return index >= 0 && index < choice.cases().size()
          ? choice.cases().get(index)
          : choice.otherwise();
    } catch (Throwable thrown) {
      Failures.<RuntimeException>unchanged(Failures.leaving(thrown, choice.origin()));
      return Block.EMPTY; // not reached
    }
  }

  private void call(Instruction.Call call, @Nullable Object[] frame) {
    @Nullable Object[] operands =
        call.operands().stream().map(operand -> value(operand, frame)).toArray();
    Object given = invoke(call, operands);
    if (call.required() && given == null) {
      throw Failures.nullResult(call.origin());
    }
    if (call.result() != null) {
      frame[call.result().index()] = given;
    }
  }

  @SuppressWarnings(
      "NullAway") // the handle of every shape was made beforehand, and operands may be null
  private @Nullable Object invoke(Instruction.Call call, @Nullable Object[] operands) {
    try {
      return invokers.get(call.shape()).invoke(call.function(), operands);
    } catch (Throwable thrown) {
      Failures.<RuntimeException>unchanged(Failures.leaving(thrown, call.origin()));
      return null; // not reached
    }
  }

  private void attempt(Instruction.Attempt attempt, @Nullable Object[] frame) {
    try {
      run(attempt.body(), frame);
    } catch (Throwable thrown) {
      if (!attempt.caught().isInstance(thrown)) {
        Failures.<RuntimeException>unchanged(thrown);
      }
      Failures.keepInterrupt(thrown);
      frame[attempt.thrown().index()] = thrown;
    }
  }

  private void isolate(Instruction.Isolate isolate, @Nullable Object[] frame) {
    try {
      run(isolate.body(), frame);
    } catch (Throwable thrown) {
      frame[isolate.thrown().index()] = thrown;
      run(isolate.recovery(), frame);
    }
  }

  private static boolean holds(Condition condition, @Nullable Object[] frame) {
    if (condition instanceof Condition.Present present) {
      return frame[present.value().index()] != null;
    }
    return condition instanceof Condition.AnyOf
        ? condition.variables().stream().anyMatch(flag -> isSet(flag, frame))
        : condition.variables().stream().allMatch(flag -> isSet(flag, frame));
  }

  private static boolean isSet(Variable flag, @Nullable Object[] frame) {
    return Boolean.TRUE.equals(frame[flag.index()]);
  }

  private static @Nullable Object value(Operand operand, @Nullable Object[] frame) {
    if (operand instanceof Constant constant) {
      return constant.value();
    }
    Object held = frame[((Variable) operand).index()];
    boolean unset = held == null && (operand.kind() == Kind.LONG || operand.kind() == Kind.DOUBLE);
    return unset ? Constant.zero(operand.kind()).value() : held;
  }
}
