package dev.headrace.internal.flow;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Turns a plan into one hidden class of straight-line code.
 *
 * <p>The class extends {@link FlowHandler}, so that what is built is the handler itself and not a
 * wrapper whose call site every flow would share. Each variable is a local; absence is a
 * conditional jump. Every function, resource and constant is a {@code static final} field, filled
 * from the class data when the class is initialised: the JIT takes such fields for constants, so it
 * knows the class of every function without a profile and inlines through it. Lambdas are hidden
 * classes whose captures it trusts to be final, so those fold too.
 *
 * <p>The class is not strong: it goes with its handler. {@code run} only casts and calls {@code
 * body0}, which is static, so that it inlines into callers. A body too long to be compiled by the
 * JIT is split: each part ends with a call of the next, with the variables that are still needed.
 */
final class Compiler {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType CONSTRUCTOR =
      MethodType.methodType(void.class, Plan.class, Object[].class);
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String BASE = Type.getInternalName(FlowHandler.class);
  static final String NAME = Type.getInternalName(Compiler.class).replace("Compiler", "Flow");

  private Compiler() {}

  /**
   * Makes what stamps handlers of a plan: one class for them all, with a field for each of its
   * state variables.
   */
  static Stamp compile(Plan plan) {
    ClassCode code = new ClassCode();
    byte[] bytes = bytes(Fusion.fused(plan), code);
    MethodHandle constructor;
    try {
      constructor =
          define(bytes, code, CONSTRUCTOR).asType(CONSTRUCTOR.changeReturnType(FlowHandler.class));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("the class of " + plan.name() + " can't be defined", e);
    }
    return state -> stamp(constructor, plan, state);
  }

  private static FlowHandler stamp(MethodHandle constructor, Plan plan, Object[] state) {
    try {
      return (FlowHandler) constructor.invokeExact(plan, state);
    } catch (Throwable e) {
      throw new IllegalStateException("a handler of " + plan.name() + " can't be made", e);
    }
  }

  /** Defines a class; gives its constructor. */
  static MethodHandle define(byte[] bytes, ClassCode code, MethodType constructor)
      throws ReflectiveOperationException {
    MethodHandles.Lookup defined =
        LOOKUP.defineHiddenClassWithClassData(bytes, code.classData(), true);
    return defined.findConstructor(defined.lookupClass(), constructor);
  }

  /** The class file of a plan; what it needs beside itself is in the code's class data. */
  static byte[] bytes(Plan plan, ClassCode code) {
    ClassWriter writer = begin(BASE);
    constructor(writer, plan);
    List<Segment> segments = bodies(writer, plan, code);
    runMethod(writer, plan, segments.get(0));
    BatchLoop.write(writer, List.of(), method -> loadState(method, plan), segments.get(0));
    return end(writer, code);
  }

  static ClassWriter begin(String base) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(V17, ACC_FINAL, NAME, null, base, null);
    return writer;
  }

  /** Writes what a plan does, a method for each part. */
  static List<Segment> bodies(ClassWriter writer, Plan plan, ClassCode code) {
    List<Segment> segments = Segment.split(plan);
    segments.forEach(segment -> new BodyWriter(writer, code, segment).write());
    return segments;
  }

  static byte[] end(ClassWriter writer, ClassCode code) {
    code.declareFields(writer);
    initializer(writer, code);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Ends a method that gives nothing back. */
  static void end(MethodVisitor method) {
    method.visitInsn(RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void constructor(ClassWriter writer, Plan plan) {
    for (Variable variable : plan.state()) {
      writer.visitField(ACC_PRIVATE | ACC_FINAL, field(variable), OBJECT, null, null).visitEnd();
    }
    MethodVisitor method =
        writer.visitMethod(0, "<init>", CONSTRUCTOR.toMethodDescriptorString(), null, null);
    method.visitCode();
    method.visitVarInsn(ALOAD, 0);
    method.visitVarInsn(ALOAD, 1);
    method.visitMethodInsn(
        INVOKESPECIAL, BASE, "<init>", "(" + Type.getDescriptor(Plan.class) + ")V", false);
    for (int i = 0; i < plan.state().size(); i++) {
      method.visitVarInsn(ALOAD, 0);
      method.visitVarInsn(ALOAD, 2);
      method.visitLdcInsn(i);
      method.visitInsn(AALOAD);
      method.visitFieldInsn(PUTFIELD, NAME, field(plan.state().get(i)), OBJECT);
    }
    end(method);
  }

  private static String field(Variable variable) {
    return "s" + variable.index();
  }

  private static void runMethod(ClassWriter writer, Plan plan, Segment first) {
    MethodVisitor method =
        writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "run", "(Ljava/lang/Object;)V", null, null);
    method.visitCode();
    method.visitVarInsn(ALOAD, 1);
    loadState(method, plan);
    method.visitMethodInsn(INVOKESTATIC, NAME, first.method(), first.descriptor(), false);
    end(method);
  }

  private static void loadState(MethodVisitor method, Plan plan) {
    for (Variable variable : plan.state()) {
      method.visitVarInsn(ALOAD, 0);
      method.visitFieldInsn(GETFIELD, NAME, field(variable), OBJECT);
    }
  }

  private static void initializer(ClassWriter writer, ClassCode code) {
    MethodVisitor method =
        writer.visitMethod(ACC_STATIC | ACC_PRIVATE, "<clinit>", "()V", null, null);
    method.visitCode();
    code.writeInitializer(method, NAME);
    end(method);
  }
}
