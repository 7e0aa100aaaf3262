package dev.headrace.internal.flow;

import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IFNONNULL;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IOR;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.IXOR;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SWAP;

import dev.headrace.NullResultException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the method of one segment.
 *
 * <p>The ways out of failing steps, and what attempts do with what they catch, are written at the
 * end of the method, so that the steps themselves stay close together. A way out of a step inside
 * an attempt leads to where the innermost one catches.
 */
final class BodyWriter {
  private static final String OBJECT = "java/lang/Object";
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String FAILURES = Type.getInternalName(Failures.class);
  private static final String LEAVING =
      "(Ljava/lang/Throwable;" + Type.getDescriptor(Origin.class) + ")Ljava/lang/Throwable;";
  private static final String REQUIRED =
      "(Ljava/lang/Object;" + Type.getDescriptor(Origin.class) + ")Ljava/lang/Object;";
  private static final String NULL_RESULT =
      "(" + Type.getDescriptor(Origin.class) + ")" + Type.getDescriptor(NullResultException.class);

  private final MethodVisitor method;
  private final ClassCode code;
  private final Segment segment;
  private final Frames frames;
  private final List<Runnable> waysOut = new ArrayList<>();

  /** Where the innermost attempt catches, or null outside of all. */
  private @Nullable Label caught;

  BodyWriter(ClassVisitor writer, ClassCode code, Segment segment) {
    this.code = code;
    this.segment = segment;
    this.method =
        writer.visitMethod(
            ACC_PRIVATE | ACC_STATIC, segment.method(), segment.descriptor(), null, null);
    this.frames = new Frames(method, segment.needed());
  }

  void write() {
    method.visitCode();
    way(segment.way());
    for (int i = 0; i < waysOut.size(); i++) { // a way out may have a way out
      waysOut.get(i).run();
    }
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private void way(Way way) {
    if (way instanceof Way.Through through) {
      block(through.block());
      way(through.then());
    } else if (way instanceof Way.Fork fork) {
      fork(fork);
    } else if (way instanceof Way.GoOn goOn) {
      goOn(goOn.segment());
    }
  }

  private void goOn(@Nullable Segment next) {
    if (next != null) {
      next.needed().forEach(this::load);
      method.visitMethodInsn(INVOKESTATIC, Compiler.NAME, next.method(), next.descriptor(), false);
    }
    method.visitInsn(RETURN);
  }

  private void fork(Way.Fork fork) {
    List<Label> labels = Stream.generate(Label::new).limit(fork.ways().size()).toList();
    if (fork.choice() instanceof Instruction.Switch choice) {
      jump(choice, labels);
    } else {
      jump(((Instruction.Branch) fork.choice()).condition(), true, labels.get(0));
      method.visitJumpInsn(GOTO, labels.get(1));
    }
    BitSet before = frames.state();
    for (int i = 0; i < labels.size(); i++) {
      frames.label(labels.get(i), before);
      way(fork.ways().get(i));
    }
  }

  private void block(Block block) {
    block.instructions().forEach(this::instruction);
  }

  private void instruction(Instruction instruction) {
    if (instruction instanceof Instruction.Call call) {
      call(call);
    } else if (instruction instanceof Instruction.Assign assign) {
      load(assign.from());
      store(assign.to());
    } else if (instruction instanceof Instruction.SetFlag set) {
      setFlag(set);
    } else if (instruction instanceof Instruction.Branch branch) {
      branch(branch);
    } else if (instruction instanceof Instruction.Switch choice) {
      choose(choice);
    } else if (instruction instanceof Instruction.Attempt attempt) {
      attempt(attempt);
    } else if (instruction instanceof Instruction.Isolate isolate) {
      isolate(isolate);
    }
  }

  private void call(Instruction.Call call) {
    Shape shape = call.shape();
    Label from = new Label();
    Label to = new Label();
    boolean marked = !call.origin().equals(Origin.UNMARKED);
    Label failed = marked ? new Label() : caught;
    if (failed != null) {
      method.visitTryCatchBlock(from, to, failed, THROWABLE);
    }
    code.load(method, call.function(), shape.owner());
    call.operands().forEach(this::load);
    method.visitLabel(from);
    method.visitMethodInsn(
        shape.owner().isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL,
        Type.getInternalName(shape.owner()),
        shape.method(),
        shape.type().toMethodDescriptorString(),
        shape.owner().isInterface());
    method.visitLabel(to);
    if (marked) {
      wayOut(Objects.requireNonNull(failed), call.origin());
    }
    if (call.required()) {
      requireResult(call.origin());
    }
    if (call.result() != null) {
      store(call.result());
    } else if (shape.result() != null) {
      method.visitInsn(shape.result().slots() == 2 ? POP2 : POP);
    }
  }

  private void wayOut(Label failed, Origin origin) {
    Label target = caught;
    BitSet state = frames.state();
    waysOut.add(
        () -> {
          frames.label(failed, state, THROWABLE);
          code.load(method, origin, Origin.class);
          method.visitMethodInsn(INVOKESTATIC, FAILURES, "leaving", LEAVING, false);
          leave(target);
        });
  }

  private void requireResult(Origin origin) {
    Label target = caught;
    if (target == null) {
      // Half as long as a jump to a way out, which counts where the JIT asks whether to inline.
      code.load(method, origin, Origin.class);
      method.visitMethodInsn(INVOKESTATIC, FAILURES, "required", REQUIRED, false);
      return;
    }
    Label missing = new Label();
    method.visitInsn(DUP);
    method.visitJumpInsn(IFNULL, missing);
    BitSet state = frames.state();
    waysOut.add(
        () -> {
          frames.label(missing, state, OBJECT);
          method.visitInsn(POP);
          code.load(method, origin, Origin.class);
          method.visitMethodInsn(INVOKESTATIC, FAILURES, "nullResult", NULL_RESULT, false);
          leave(target);
        });
  }

  /** Goes on with what is thrown: where the innermost attempt catches it, or out of the flow. */
  private void leave(@Nullable Label target) {
    if (target == null) {
      method.visitInsn(ATHROW);
    } else {
      method.visitJumpInsn(GOTO, target);
    }
  }

  private void setFlag(Instruction.SetFlag set) {
    if (set.from() == null) {
      method.visitInsn(set.negated() ? ICONST_1 : ICONST_0);
    } else {
      load(set.from());
      if (set.negated()) {
        method.visitInsn(ICONST_1);
        method.visitInsn(IXOR);
      }
    }
    store(set.to());
  }

  private void branch(Instruction.Branch branch) {
    Label end = new Label();
    boolean noThen = branch.then().instructions().isEmpty();
    boolean noOtherwise = branch.otherwise().instructions().isEmpty();
    if (noThen && noOtherwise) {
      return;
    }
    Label away = noThen || noOtherwise ? end : new Label();
    jump(branch.condition(), noThen, away);
    BitSet before = frames.state();
    block(noThen ? branch.otherwise() : branch.then());
    BitSet joined = frames.state();
    if (away == end) {
      joined.and(before);
    } else {
      method.visitJumpInsn(GOTO, end);
      frames.label(away, before);
      block(branch.otherwise());
      joined.and(frames.state());
    }
    frames.join(end, joined);
  }

  private void choose(Instruction.Switch choice) {
    Label end = new Label();
    List<Block> blocks = choice.blocks();
    List<Label> labels = Stream.generate(Label::new).limit(blocks.size()).toList();
    jump(choice, labels);
    BitSet before = frames.state();
    BitSet joined = new BitSet();
    for (int i = 0; i < blocks.size(); i++) {
      if (i > 0) {
        method.visitJumpInsn(GOTO, end);
      }
      frames.label(labels.get(i), before);
      block(blocks.get(i));
      if (i == 0) {
        joined.or(frames.state());
      } else {
        joined.and(frames.state());
      }
    }
    frames.join(end, joined);
  }

  /** Jumps to the block of the key's case, of which the last is for keys without one. */
  private void jump(Instruction.Switch choice, List<Label> blocks) {
    int cases = choice.cases().size();
    index(choice);
    method.visitTableSwitchInsn(
        0, cases - 1, blocks.get(cases), blocks.subList(0, cases).toArray(new Label[0]));
  }

  /** Leaves the number of the case on the stack. */
  private void index(Instruction.Switch choice) {
    Label from = new Label();
    Label to = new Label();
    Label failed = new Label();
    method.visitTryCatchBlock(from, to, failed, THROWABLE);
    code.load(method, choice.index(), KeyIndex.class);
    load(choice.key());
    method.visitLabel(from);
    method.visitMethodInsn(
        INVOKEINTERFACE, Type.getInternalName(KeyIndex.class), "of", "(Ljava/lang/Object;)I", true);
    method.visitLabel(to);
    wayOut(failed, choice.origin());
  }

  /** Jumps where the condition is as said; goes on otherwise. */
  private void jump(Condition condition, boolean where, Label target) {
    List<Variable> variables = condition.variables();
    load(variables.get(0));
    if (condition instanceof Condition.Present) {
      method.visitJumpInsn(where ? IFNONNULL : IFNULL, target);
      return;
    }
    for (Variable flag : variables.subList(1, variables.size())) {
      load(flag);
      method.visitInsn(condition instanceof Condition.AnyOf ? IOR : IAND);
    }
    method.visitJumpInsn(where ? IFNE : IFEQ, target);
  }

  private void attempt(Instruction.Attempt attempt) {
    // Where it is caught, only what was assigned before is there: what the body assigns is absent
    // until it does.
    absent(attempt.thrown());
    Usage.assigned(attempt.body()).forEach(this::absent);
    BitSet before = frames.state();
    Label outer = caught;
    Label here = new Label();
    Label end = new Label();
    caught = here;
    block(attempt.body());
    caught = outer;
    frames.join(end, before);
    waysOut.add(() -> catchThere(attempt, here, outer, before, end));
  }

  private void isolate(Instruction.Isolate isolate) {
    BitSet before = frames.state();
    Label outer = caught;
    Label here = new Label();
    Label end = new Label();
    caught = here;
    block(isolate.body());
    caught = outer;
    frames.join(end, before);
    waysOut.add(
        () -> {
          frames.label(here, before, THROWABLE);
          store(isolate.thrown());
          caught = outer;
          block(isolate.recovery());
          caught = null;
          method.visitJumpInsn(GOTO, end);
        });
  }

  private void absent(Variable variable) {
    if (!frames.isAssigned(variable)) {
      method.visitInsn(
          switch (variable.kind()) {
            case VALUE -> ACONST_NULL;
            case FLAG -> ICONST_0;
            case LONG -> LCONST_0;
            case DOUBLE -> DCONST_0;
          });
      store(variable);
    }
  }

  private void catchThere(
      Instruction.Attempt attempt, Label here, @Nullable Label outer, BitSet state, Label end) {
    Label another = new Label();
    frames.label(here, state, THROWABLE);
    method.visitInsn(DUP);
    code.load(method, attempt.caught(), Class.class);
    method.visitInsn(SWAP);
    method.visitMethodInsn(
        INVOKEVIRTUAL, "java/lang/Class", "isInstance", "(Ljava/lang/Object;)Z", false);
    method.visitJumpInsn(IFEQ, another);
    method.visitInsn(DUP);
    method.visitMethodInsn(
        INVOKESTATIC, FAILURES, "keepInterrupt", "(Ljava/lang/Throwable;)V", false);
    store(attempt.thrown());
    method.visitJumpInsn(GOTO, end);
    frames.label(another, state, THROWABLE);
    leave(outer);
  }

  private void load(Operand operand) {
    if (operand instanceof Variable variable) {
      method.visitVarInsn(type(variable).getOpcode(ILOAD), frames.slot(variable));
      return;
    }
    Object value = ((Constant) operand).value();
    if (value == null) {
      method.visitInsn(ACONST_NULL);
    } else if (operand.kind() == Kind.VALUE) {
      code.load(method, value, Object.class);
    } else {
      method.visitLdcInsn(value);
    }
  }

  private void store(Variable variable) {
    method.visitVarInsn(type(variable).getOpcode(ISTORE), frames.assign(variable));
  }

  private static Type type(Variable variable) {
    return Type.getType(variable.kind().type());
  }
}
