package dev.headrace.internal.flow;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.lang.invoke.MethodType;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Turns a plan whose only state is a context into a hidden class: as {@link Compiler}, but the
 * context comes with each run.
 */
final class ContextCompiler {
  private static final String BASE = Type.getInternalName(FlowContextHandler.class);
  private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, Plan.class);

  private ContextCompiler() {}

  static FlowContextHandler compile(Plan plan) {
    ClassCode code = new ClassCode();
    byte[] bytes = bytes(Fusion.fused(plan), code);
    try {
      return (FlowContextHandler) Compiler.define(bytes, code, CONSTRUCTOR).invoke(plan);
    } catch (Throwable e) {
      throw new IllegalStateException("the class of " + plan.name() + " can't be defined", e);
    }
  }

  private static byte[] bytes(Plan plan, ClassCode code) {
    ClassWriter writer = Compiler.begin(BASE);
    MethodVisitor constructor =
        writer.visitMethod(0, "<init>", CONSTRUCTOR.toMethodDescriptorString(), null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitVarInsn(ALOAD, 1);
    constructor.visitMethodInsn(
        INVOKESPECIAL, BASE, "<init>", CONSTRUCTOR.toMethodDescriptorString(), false);
    Compiler.end(constructor);
    List<Segment> segments = Compiler.bodies(writer, plan, code);
    MethodVisitor run =
        writer.visitMethod(
            ACC_PUBLIC | ACC_FINAL, "run", "(Ljava/lang/Object;Ljava/lang/Object;)V", null, null);
    run.visitCode();
    run.visitVarInsn(ALOAD, 2);
    run.visitVarInsn(ALOAD, 1);
    run.visitMethodInsn(
        INVOKESTATIC, Compiler.NAME, segments.get(0).method(), segments.get(0).descriptor(), false);
    Compiler.end(run);
    BatchLoop.write(
        writer,
        List.of("java/lang/Object"),
        method -> method.visitVarInsn(ALOAD, 1),
        segments.get(0));
    return Compiler.end(writer, code);
  }
}
