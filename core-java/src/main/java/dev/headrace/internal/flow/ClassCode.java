package dev.headrace.internal.flow;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.PUTSTATIC;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The constants of a compiled class: a {@code static final} field each, filled from the class data.
 */
final class ClassCode {
  private record Field(Object value, String descriptor) {}

  private final List<Field> fields = new ArrayList<>();

  /** Loads a constant; equal references share a field. */
  void load(MethodVisitor method, Object value, Class<?> type) {
    String descriptor = Type.getDescriptor(type);
    method.visitFieldInsn(GETSTATIC, Compiler.NAME, name(index(value, descriptor)), descriptor);
  }

  private int index(Object value, String descriptor) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).value() == value && fields.get(i).descriptor().equals(descriptor)) {
        return i;
      }
    }
    fields.add(new Field(value, descriptor));
    return fields.size() - 1;
  }

  private static String name(int index) {
    return "c" + index;
  }

  /** What the class is defined with. */
  Object[] classData() {
    return fields.stream().map(Field::value).toArray();
  }

  void declareFields(ClassVisitor writer) {
    for (int i = 0; i < fields.size(); i++) {
      writer
          .visitField(
              ACC_PRIVATE | ACC_STATIC | ACC_FINAL, name(i), fields.get(i).descriptor(), null, null)
          .visitEnd();
    }
  }

  /**
   * Fills the fields. The class data is read once: it is a method of this package, so that nothing
   * is linked by name.
   */
  void writeInitializer(MethodVisitor method, String owner) {
    method.visitMethodInsn(
        INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "lookup",
        "()" + Type.getDescriptor(MethodHandles.Lookup.class),
        false);
    method.visitMethodInsn(
        INVOKESTATIC,
        Type.getInternalName(ClassCode.class),
        "dataOf",
        "(" + Type.getDescriptor(MethodHandles.Lookup.class) + ")[Ljava/lang/Object;",
        false);
    method.visitVarInsn(ASTORE, 0);
    for (int i = 0; i < fields.size(); i++) {
      String descriptor = fields.get(i).descriptor();
      method.visitVarInsn(ALOAD, 0);
      method.visitLdcInsn(i);
      method.visitInsn(AALOAD);
      if (!descriptor.equals("Ljava/lang/Object;")) {
        method.visitTypeInsn(CHECKCAST, Type.getType(descriptor).getInternalName());
      }
      method.visitFieldInsn(PUTSTATIC, owner, name(i), descriptor);
    }
  }

  /** The class data of the class that asks. */
  static Object[] dataOf(MethodHandles.Lookup asking) throws IllegalAccessException {
    return MethodHandles.classData(asking, "_", Object[].class);
  }
}
