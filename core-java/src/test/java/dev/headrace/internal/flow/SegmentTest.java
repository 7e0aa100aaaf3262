package dev.headrace.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.flow.Pipe;
import dev.headrace.flow.Pipeline;
import dev.headrace.flow.ResultPipe;
import dev.headrace.function.Step1;
import dev.headrace.graph.Graph;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
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
        int reckoned = bytes(segment.way()) + NEXT_PART + 2 * fused.variables();
        assertThat(bodies.get(segment.method())).as("plan %s", seed).isLessThanOrEqualTo(reckoned);
      }
    }
  }

  private static int bytes(Way way) {
    if (way instanceof Way.Through through) {
      return Usage.bytes(through.block()) + bytes(through.then());
    }
    return way instanceof Way.Fork fork
        ? 60 + fork.ways().stream().mapToInt(inner -> 8 + bytes(inner)).sum()
        : 0;
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

  private static final int COMPILED = 8_000;

  @Test
  void aLongArmOfARouteIsInPartsThatAreCompiled() {
    assertPartsAreCompiled(
        numbers()
            .route(
                number -> number % 2 == 0,
                even -> then(even, 1_000),
                odd -> odd.then(number -> number - 1))
            .then(number -> number + 1));
  }

  @Test
  void aLongSelectInALongArmIsInPartsThatAreCompiled() {
    assertPartsAreCompiled(
        numbers()
            .route(
                number -> number % 2 == 0,
                even ->
                    then(even, 300)
                        .select(number -> Math.floorMod(number, 3))
                        .when(List.of(0), arm -> then(arm, 300))
                        .when(List.of(1), arm -> arm)
                        .otherwise(arm -> then(arm, 250))
                        .then(number -> number * 7),
                odd -> then(odd, 400))
            .then(number -> number + 1));
  }

  @Test
  void armsThatMayFailPassOnTheirErrors() {
    assertPartsAreCompiled(
        numbers()
            .route(
                number -> number % 2 == 0,
                even -> failing(even.attempt(SegmentTest::positive), 150),
                odd -> odd.attempt(SegmentTest::positive))
            .orElseGet(String::length));
  }

  @Test
  void aSelectOfVeryManyArmsIsInPartsThatAreCompiled() {
    var select = numbers().select(number -> number).when(0, arm -> then(arm, 3));
    for (int i = 1; i < 400; i++) {
      select = select.when(i, arm -> then(arm, 3));
    }
    assertPartsAreCompiled(select.otherwise(arm -> arm).then(number -> number + 1));
  }

  @Test
  void aChainOfManyTestsIsInPartsThatAreCompiled() {
    assertPartsAreCompiled(tested(numbers(), 0).then(number -> number + 1));
  }

  private static Pipe<Integer, Integer> tested(Pipe<Integer, Integer> pipe, int from) {
    return pipe.route(
        number -> number == from,
        equal -> then(equal, 2),
        other -> from == 150 ? other : tested(other, from + 1));
  }

  @Test
  void randomLongPlansAreInPartsThatAreCompiled() {
    Random random = new Random(13);
    for (int i = 0; i < 30; i++) {
      long seed = random.nextLong();
      assertThat(bodies(RandomPlan.of(seed, 1_500, new ArrayList<>())).values())
          .as("plan %s", seed)
          .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(COMPILED));
    }
  }

  @Test
  void moreValuesThanAMethodTakesAreNotPassedOn() {
    List<Function<Pipe<Integer, Integer>, Pipe<Integer, Integer>>> arms = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int addend = i;
      arms.add(number -> number.then(n -> n + addend));
    }
    List<Integer> sums = new ArrayList<>();
    numbers()
        .fork()
        .mergeAll(arms, all -> all.stream().mapToInt(n -> n).sum())
        .end(sum -> sums.add(sum))
        .build("all")
        .run(1);
    assertThat(sums).containsExactly(400 + 399 * 400 / 2);
  }

  private static Pipe<Integer, Integer> numbers() {
    return Pipeline.of(World.builder().build(), Integer.class);
  }

  private static Pipe<Integer, Integer> then(Pipe<Integer, Integer> pipe, int steps) {
    Pipe<Integer, Integer> longer = pipe;
    for (int i = 0; i < steps; i++) {
      int addend = i;
      longer = longer.then(number -> 31 * number + addend);
    }
    return longer;
  }

  private static ResultPipe<Integer, Integer, String> failing(
      ResultPipe<Integer, Integer, String> pipe, int steps) {
    ResultPipe<Integer, Integer, String> longer = pipe;
    for (int i = 0; i < steps; i++) {
      longer = longer.then(number -> 31 * number + 1).attempt(SegmentTest::positive);
    }
    return longer;
  }

  private static Result<Integer, String> positive(Integer number) {
    return number % 97 == 5 ? Result.fail("no " + number) : Result.ok(number);
  }

  /** Both engines also give the same for each of some numbers. */
  private static void assertPartsAreCompiled(Pipe<Integer, Integer> pipe) {
    List<Object> given = new ArrayList<>();
    Plan plan =
        ((FlowHandler) (Handler<?>) pipe.end(number -> given.add(number)).build("long")).plan();
    assertThat(bodies(plan).values())
        .hasSizeGreaterThan(2)
        .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(COMPILED));
    Handler<Object> compiled = Compiler.compile(plan).stamp();
    Handler<Object> interpreted = Interpreter.of(plan).stamp();
    for (int number = -5; number < 500; number++) {
      given.clear();
      compiled.run(number);
      interpreted.run(number);
      assertThat(given).hasSize(2);
      assertThat(given.get(0)).as("of %s", number).isEqualTo(given.get(1));
    }
  }

  /** How many bytes each part of the body has. The class's initializer runs but once. */
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
