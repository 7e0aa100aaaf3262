package dev.headrace.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.NullResultException;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Step1;
import dev.headrace.graph.Graph;
import dev.headrace.testsupport.Memory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** The compiler does what the interpreter does, for every plan. */
class EnginesTest {
  private static final Variable EVENT = new Variable(0, Kind.VALUE);
  private static final int PLANS = 1_500;

  @TestFactory
  List<DynamicTest> bothEnginesAgreeOnRandomPlans() {
    return LongStream.of(1, 42, new Random().nextLong())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compareEngines(seed)))
        .toList();
  }

  private static void compareEngines(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PLANS; i++) {
      long planSeed = random.nextLong();
      int size = 1 + random.nextInt(60);
      List<String> log = new ArrayList<>();
      Plan plan = RandomPlan.of(planSeed, size, log);
      Handler<Object> compiled = Compiler.compile(plan).stamp();
      Handler<Object> interpreted = Interpreter.of(plan).stamp();
      for (int event = 0; event < 4; event++) {
        assertThat(outcome(compiled, "event" + event, log))
            .as("plan %s of size %s, event %s: %s", planSeed, size, event, plan)
            .isEqualTo(outcome(interpreted, "event" + event, log));
      }
    }
  }

  /** Everything that can be seen of one run: calls in order, and how it ended. */
  private static List<String> outcome(Handler<Object> handler, Object event, List<String> log) {
    log.clear();
    try {
      handler.run(event);
      log.add("ended");
    } catch (Throwable thrown) {
      log.add(
          "threw "
              + thrown
              + " "
              + FailedStep.of(thrown).stream().map(Throwable::getMessage).toList());
    }
    return List.copyOf(log);
  }

  @Test
  void compiledClassesPassAsmsVerifier() {
    Random random = new Random(7);
    for (int i = 0; i < 150; i++) {
      byte[] bytes =
          Compiler.bytes(
              Fusion.fused(
                  RandomPlan.of(random.nextLong(), 1 + random.nextInt(60), new ArrayList<>())),
              new ClassCode());
      StringWriter problems = new StringWriter();
      CheckClassAdapter.verify(
          new ClassReader(bytes),
          EnginesTest.class.getClassLoader(),
          false,
          new PrintWriter(problems));
      assertThat(problems.toString()).isEmpty();
    }
  }

  @Test
  void aLongPlanIsSplitAndStillAgrees() {
    List<String> log = new ArrayList<>();
    int ended = 0;
    for (long seed = 20261120; seed < 20261150; seed++) {
      Plan plan = RandomPlan.of(seed, 2_000, log);
      assertThat(Segment.split(Fusion.fused(plan))).hasSizeGreaterThan(3);
      Handler<Object> compiled = Compiler.compile(plan).stamp();
      Handler<Object> interpreted = Interpreter.of(plan).stamp();
      for (int event = 0; event < 20; event++) {
        List<String> outcome = outcome(compiled, event, log);
        assertThat(outcome).as("seed %s", seed).isEqualTo(outcome(interpreted, event, log));
        ended += outcome.get(outcome.size() - 1).equals("ended") ? 1 : 0;
      }
    }
    assertThat(ended).isGreaterThan(50);
  }

  @Test
  void whatDoesNotFitIntoAClassIsInterpreted() {
    List<Object> seen = new ArrayList<>();
    List<Instruction> steps = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      steps.add(call("step " + i, event -> seen.add(number)));
    }
    Plan plan = new Plan("long", EVENT, 1, new Block(steps), graph());
    Engine.build(plan).run("event");
    assertThat(seen).hasSize(10_000).startsWith(0, 1).endsWith(9_999);
    Variable context = new Variable(1, Kind.VALUE);
    Plan inContext = new Plan("long", EVENT, List.of(context), 2, new Block(steps), graph());
    Engine.withContext(inContext).run("context", "event");
    assertThat(seen).hasSize(20_000);
  }

  @Test
  void whatAStepThrowsIsMarkedOnceWithItsFlowAndName() {
    var failure = new IllegalStateException("no market");
    for (Handler<Object> handler : engines(failing(failure))) {
      assertThatThrownBy(() -> handler.run("event")).isSameAs(failure);
      assertThatThrownBy(() -> handler.run("event")).isSameAs(failure);
    }
    assertThat(FailedStep.of(failure))
        .singleElement()
        .satisfies(step -> assertThat(step.flow()).isEqualTo("pipeline orders"))
        .satisfies(step -> assertThat(step.step()).isEqualTo("route"))
        .satisfies(step -> assertThat(step).hasMessage("in step route of pipeline orders"));
  }

  @Test
  void aFatalErrorIsNotTouchedButAStackOverflowIsMarked() {
    for (Handler<Object> handler : engines(failing(new OutOfMemoryError("sample")))) {
      assertThatThrownBy(() -> handler.run("event"))
          .satisfies(thrown -> assertThat(FailedStep.of(thrown)).isEmpty());
    }
    for (Handler<Object> handler : engines(failing(new StackOverflowError()))) {
      assertThatThrownBy(() -> handler.run("event"))
          .satisfies(thrown -> assertThat(FailedStep.of(thrown)).hasSize(1));
    }
  }

  @Test
  void aNullResultNamesTheStepAndTheFix() {
    Step1<Object, Object> step = event -> null;
    Instruction call =
        new Instruction.Call(
            new Origin("pipeline orders", "enrich"),
            Shape.of(Step1.class),
            step,
            List.of(EVENT),
            new Variable(1, Kind.VALUE),
            true);
    for (Handler<Object> handler : engines(new Plan("orders", EVENT, 2, Block.of(call), graph()))) {
      assertThatThrownBy(() -> handler.run("event"))
          .isInstanceOf(NullResultException.class)
          .hasMessageContainingAll("step enrich of pipeline orders gave null", "Fix: ");
    }
  }

  @Test
  void anInterruptThatIsCaughtIsNotLost() {
    Action1<Object> step =
        event -> Failures.<RuntimeException>unchanged(new InterruptedException());
    Instruction call = call("sleep", step);
    Variable thrown = new Variable(1, Kind.VALUE);
    Plan plan =
        new Plan(
            "orders",
            EVENT,
            2,
            Block.of(new Instruction.Attempt(Block.of(call), Exception.class, thrown)),
            graph());
    for (Handler<Object> handler : engines(plan)) {
      handler.run("event");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aHandlerHasTheNameAndTheGraphOfItsPlan() {
    for (Handler<Object> handler : engines(failing(new IllegalStateException()))) {
      assertThat(handler.name()).isEqualTo("orders");
      assertThat(handler.graph().title()).isEqualTo("pipeline orders");
    }
  }

  @Test
  void stampsOfOnePlanShareAClassAndHaveStateOfTheirOwn() {
    Variable state = new Variable(1, Kind.VALUE);
    Action2<List<Object>, Object> remember = List::add;
    Instruction call =
        new Instruction.Call(
            new Origin("template seen", "remember"),
            Shape.of(Action2.class),
            remember,
            List.of(state, EVENT),
            null,
            false);
    Plan plan = new Plan("seen", EVENT, List.of(state), 2, Block.of(call), graph());
    for (Stamp stamp : List.of(Compiler.compile(plan), Interpreter.of(plan))) {
      List<Object> first = new ArrayList<>();
      List<Object> second = new ArrayList<>();
      Handler<Object> one = stamp.stamp(first);
      Handler<Object> other = stamp.stamp(second);
      one.run("a");
      other.run("b");
      one.run("c");
      assertThat(first).containsExactly("a", "c");
      assertThat(second).containsExactly("b");
      assertThat(one.getClass()).isSameAs(other.getClass());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.template(plan).stamp())
        .withMessage("seen takes 1 states, not 0");
  }

  @Test
  void anUnknownEngineIsRefusedAndBothNamesAreTaken() {
    assertThat(Engine.compiles("compiled")).isTrue();
    assertThat(Engine.compiles("interpreted")).isFalse();
    assertThat(Engine.compiles(null)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.compiles("fast"))
        .withMessageContaining("dev.headrace.engine=fast")
        .withMessageContaining("compiled or interpreted");
  }

  @Test
  void droppedFlowsAreCollectedAndGiveTheirMetaspaceBack() {
    buildAndDrop(200);
    Memory.collect(List.of());
    long before = Memory.metaspace();
    List<WeakReference<Class<?>>> classes = buildAndDrop(2_000);
    long built = Memory.metaspace();
    Memory.collect(classes);
    assertThat(classes).allSatisfy(type -> assertThat(type.get()).isNull());
    assertThat(Memory.metaspace() - before).isLessThan((built - before) / 4);
  }

  private static List<WeakReference<Class<?>>> buildAndDrop(int count) {
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> log = new ArrayList<>();
      Handler<Object> handler = Compiler.compile(RandomPlan.of(i, 10, log)).stamp();
      outcome(handler, i, log);
      classes.add(new WeakReference<>(handler.getClass()));
    }
    return classes;
  }

  private static Plan failing(Throwable failure) {
    Action1<Object> route = event -> Failures.<RuntimeException>unchanged(failure);
    return new Plan("orders", EVENT, 1, Block.of(call("route", route)), graph());
  }

  private static Instruction call(String name, Action1<Object> action) {
    return new Instruction.Call(
        new Origin("pipeline orders", name),
        Shape.of(Action1.class),
        action,
        List.of(EVENT),
        null,
        false);
  }

  private static Supplier<Graph> graph() {
    return () -> Graph.of("pipeline", "orders");
  }

  private static List<Handler<Object>> engines(Plan plan) {
    return List.of(Compiler.compile(plan).stamp(), Interpreter.of(plan).stamp());
  }
}
