package dev.headrace.internal.flow;

import static org.objectweb.asm.Opcodes.DOUBLE;
import static org.objectweb.asm.Opcodes.F_NEW;
import static org.objectweb.asm.Opcodes.INTEGER;
import static org.objectweb.asm.Opcodes.LONG;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.TOP;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Where the variables of a method are, and which of them have a value at the place that is being
 * written; from that come the frames that the JVM verifies jumps with. Every local has the type of
 * its kind, so nothing has to be worked out.
 */
final class Frames {
  private static final String OBJECT = "java/lang/Object";

  private final MethodVisitor method;
  private final Map<Variable, Integer> slots = new HashMap<>();
  private final Map<Integer, Kind> kinds = new HashMap<>();
  private BitSet assigned = new BitSet();
  private int next;

  Frames(MethodVisitor method, List<Variable> parameters) {
    this.method = method;
    parameters.forEach(this::assign);
  }

  /** Says that a variable has a value from here on; gives its slot. */
  int assign(Variable variable) {
    Integer known = slots.get(variable);
    int slot = known == null ? next : known;
    if (known == null) {
      slots.put(variable, slot);
      kinds.put(slot, variable.kind());
      next += variable.kind().slots();
    }
    assigned.set(slot);
    return slot;
  }

  /** The slot of a variable that has a value here. */
  int slot(Variable variable) {
    if (!isAssigned(variable)) {
      throw new IllegalStateException(
          "the plan reads " + variable + " where it may have no value yet");
    }
    return slots.getOrDefault(variable, -1);
  }

  /** Whether a variable has a value here. */
  boolean isAssigned(Variable variable) {
    Integer slot = slots.get(variable);
    return slot != null && assigned.get(slot);
  }

  /** Which slots have a value here. */
  BitSet state() {
    return (BitSet) assigned.clone();
  }

  /**
   * Puts a label behind a jump: it is only jumped to, with these slots assigned and this on the
   * stack.
   */
  void label(Label label, BitSet state, Object... stack) {
    method.visitLabel(label);
    assigned = (BitSet) state.clone();
    List<Object> locals = locals();
    method.visitFrame(F_NEW, locals.size(), locals.toArray(), stack.length, stack);
  }

  /** What the JVM's verifier is told of the slots: a number of two slots is one entry. */
  private List<Object> locals() {
    List<Object> locals = new ArrayList<>();
    for (int slot = 0; slot < assigned.length(); ) {
      if (assigned.get(slot)) {
        Kind kind = kinds.getOrDefault(slot, Kind.VALUE);
        locals.add(type(kind));
        slot += kind.slots();
      } else {
        locals.add(TOP);
        slot++;
      }
    }
    return locals;
  }

  private static Object type(Kind kind) {
    return switch (kind) {
      case VALUE -> OBJECT;
      case FLAG -> INTEGER;
      case LONG -> LONG;
      case DOUBLE -> DOUBLE;
    };
  }

  /** Puts a label where what comes before goes on. */
  void join(Label label, BitSet state) {
    // Two frames can't be at one place, and joins may come one upon another.
    method.visitInsn(NOP);
    label(label, state);
  }
}
