package dev.headrace.internal.flow;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTFIELD;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the loop of a batch, {@code runAll}. It stands in the class of the flow, so that it knows
 * what it calls.
 */
final class BatchLoop {
  private static final String ITEMS = "[Ljava/lang/Object;";
  private static final String CURSOR = Type.getInternalName(Cursor.class);

  private final MethodVisitor method;
  private final Object[] locals;
  private final int items;
  private final int cursor;

  private BatchLoop(MethodVisitor method, List<String> before) {
    List<String> types = new ArrayList<>();
    types.add(Compiler.NAME);
    types.addAll(before);
    types.add(ITEMS);
    types.add(CURSOR);
    this.method = method;
    this.locals = types.toArray();
    this.items = before.size() + 1;
    this.cursor = before.size() + 2;
  }

  /**
   * Writes the method.
   *
   * @param before the classes of the parameters before the items
   * @param loadState puts the state of the plan on the stack
   * @param first what each item is given to
   */
  static void write(
      ClassWriter writer, List<String> before, Consumer<MethodVisitor> loadState, Segment first) {
    StringBuilder descriptor = new StringBuilder("(");
    before.forEach(type -> descriptor.append('L').append(type).append(';'));
    descriptor.append(ITEMS).append('L').append(CURSOR).append(";)V");
    MethodVisitor method =
        writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "runAll", descriptor.toString(), null, null);
    method.visitCode();
    new BatchLoop(method, before).loop(loadState, first);
    Compiler.end(method);
  }

  private void loop(Consumer<MethodVisitor> loadState, Segment first) {
    Label again = new Label();
    Label end = new Label();
    label(again);
    field("next");
    field("end");
    method.visitJumpInsn(IF_ICMPGE, end);
    method.visitVarInsn(ALOAD, items);
    field("next");
    method.visitInsn(AALOAD);
    moveOn();
    loadState.accept(method);
    method.visitMethodInsn(INVOKESTATIC, Compiler.NAME, first.method(), first.descriptor(), false);
    method.visitJumpInsn(GOTO, again);
    label(end);
  }

  private void label(Label label) {
    method.visitLabel(label);
    method.visitFrame(F_NEW, locals.length, locals, 0, new Object[0]);
  }

  private void field(String name) {
    method.visitVarInsn(ALOAD, cursor);
    method.visitFieldInsn(GETFIELD, CURSOR, name, "I");
  }

  private void moveOn() {
    method.visitVarInsn(ALOAD, cursor);
    method.visitInsn(DUP);
    method.visitFieldInsn(GETFIELD, CURSOR, "next", "I");
    method.visitInsn(ICONST_1);
    method.visitInsn(IADD);
    method.visitFieldInsn(PUTFIELD, CURSOR, "next", "I");
  }
}
