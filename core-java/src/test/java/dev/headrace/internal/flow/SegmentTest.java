package dev.headrace.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.function.Step1;
import dev.headrace.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class SegmentTest {
  /** The longest method that the JIT inlines where it is often called. */
  private static final int INLINED = 325;

  private static final int NEXT_PART = 10;

  @Test
  void twentyStepsAreInPartsThatAreInlined() {
    assertThat(bodies(steps(20)).values())
        .hasSize(2)
        .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(INLINED));
  }

  @Test
  void eightStepsAreInOnePart() {
    assertThat(bodies(steps(8))).hasSize(1);
  }

  @Test
  void manyStepsAreInOnePartThatIsCompiled() {
    assertThat(bodies(steps(150)).values())
        .singleElement()
        .satisfies(bytes -> assertThat(bytes).isBetween(INLINED, 8_000));
  }

  @Test
  void noPartIsLongerThanReckoned() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      long seed = random.nextLong();
      Plan plan = RandomPlan.of(seed, 1 + random.nextInt(60), new ArrayList<>());
      Plan fused = Fusion.fused(plan);
      Map<String, Integer> bodies = bodies(plan);
      for (Segment segment : Segment.split(fused)) {
        int reckoned = Usage.bytes(segment.block()) + NEXT_PART + 2 * fused.variables();
        assertThat(bodies.get(segment.method())).as("plan %s", seed).isLessThanOrEqualTo(reckoned);
      }
    }
  }

  private static Plan steps(int number) {
    List<Instruction> calls = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Step1<Object, Object> same = value -> value;
      calls.add(
          new Instruction.Call(
              new Origin("pipeline steps", "step " + i),
              Shape.of(Step1.class),
              same,
              List.of(new Variable(i, Kind.VALUE)),
              new Variable(i + 1, Kind.VALUE),
              true));
    }
    return new Plan(
        "steps",
        new Variable(0, Kind.VALUE),
        number + 1,
        new Block(calls),
        () -> Graph.of("pipeline", "steps"));
  }

  /** How many bytes each part of the body has. */
  private static Map<String, Integer> bodies(Plan plan) {
    Map<String, Integer> bodies = new LinkedHashMap<>();
    new ClassReader(Compiler.bytes(Fusion.fused(plan), new ClassCode()))
        .accept(
            new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                MethodVisitor written =
                    super.visitMethod(access, name, descriptor, signature, exceptions);
                return !name.startsWith("body")
                    ? written
                    : new MethodVisitor(Opcodes.ASM9, written) {
                      @Override
                      public void visitMaxs(int maxStack, int maxLocals) {
                        Label end = new Label();
                        super.visitLabel(end);
                        bodies.put(name, end.getOffset());
                        super.visitMaxs(maxStack, maxLocals);
                      }
                    };
              }
            },
            0);
    return bodies;
  }
}
