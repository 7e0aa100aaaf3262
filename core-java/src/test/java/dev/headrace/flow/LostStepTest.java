package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import dev.headrace.Problem;
import dev.headrace.Result;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Stages never change: a step that the next one does not go on from would not run. */
class LostStepTest {
  private record Limits(int max) {}

  private final World world = World.builder().build();
  private final List<Object> log = new ArrayList<>();

  private Pipe<Integer, Integer> begin() {
    return Pipeline.of(world, Integer.class);
  }

  private void note(Object n) {
    log.add(n);
  }

  private static boolean big(Integer n) {
    return n > 9;
  }

  private static Result<Integer, String> halved(Integer n) {
    return n % 2 == 0 ? Result.ok(n / 2) : Result.fail("odd");
  }

  private static Integer limited(Res<Limits> limits, Integer n) {
    return Math.min(n, limits.get().max());
  }

  private static List<String> lost(Runnable build) {
    List<String> lost = new ArrayList<>();
    assertThatThrownBy(build::run)
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown -> {
              for (Problem problem : thrown.problems()) {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
                assertThat(problem.what()).contains("it does not run: nothing comes after it");
                assertThat(problem.fix()).contains("go on from what it returned");
                lost.add(problem.where());
              }
            });
    return lost;
  }

  /** A pipeline from whose beginning something is made beside what is built. */
  private List<String> beside(Function<Pipe<Integer, Integer>, Object> made) {
    Pipe<Integer, Integer> pipe = begin();
    assertThat(made.apply(pipe)).isNotNull();
    return lost(() -> pipe.end(this::note).build("orders"));
  }

  @Test
  void aStepThatNothingComesAfterIsNamed() {
    assertThat(beside(p -> p.tap(this::note))).containsExactly("pipeline orders, tap note");
    assertThat(beside(p -> p.tap(n -> log.add(n)))).containsExactly("pipeline orders, tap");
    assertThat(beside(p -> p.check(LostStepTest::big)))
        .containsExactly("pipeline orders, check big");
    assertThat(beside(Pipe::dedup)).containsExactly("pipeline orders, dedup");
  }

  @Test
  void ofSeveralStepsInARowTheLastIsNamed() {
    assertThat(beside(p -> p.guard(LostStepTest::big).then(n -> n).tap(this::note)))
        .containsExactly("pipeline orders, tap note");
  }

  @Test
  void everyLostStepIsNamed() {
    assertThat(beside(p -> List.of(p.tap(this::note), p.guard(LostStepTest::big))))
        .containsExactly("pipeline orders, tap note", "pipeline orders, guard big");
  }

  @Test
  void aStepWithoutAFunctionIsNamedByTheOneBefore() {
    assertThat(beside(p -> p.attempt(LostStepTest::halved).ok()))
        .containsExactly("pipeline orders, a step after attempt halved");
    assertThat(beside(p -> p.check(LostStepTest::big).not().value()))
        .containsExactly("pipeline orders, a step after check big");
    assertThat(beside(p -> p.tee(arm -> arm.end(this::note))))
        .containsExactly("pipeline orders, a step after event Integer");
  }

  @Test
  void aViewThatIsNotClosedAForkThatIsNotMergedAndASplatThatIsNotTakenAreLost() {
    assertThat(beside(p -> p.view(n -> n).tap(this::note)))
        .containsExactly("pipeline orders, tap note");
    assertThat(beside(p -> p.fork().arm(a -> a.tap(this::note)).arm(b -> b.dedup())))
        .containsExactly("pipeline orders, tap note", "pipeline orders, dedup");
    assertThat(beside(p -> p.splat2(n -> new Tuple2<>(n, n))))
        .containsExactly("pipeline orders, then");
    assertThat(beside(p -> p.select(n -> n).when(1, a -> a.tap(this::note))))
        .containsExactly("pipeline orders, tap note");
  }

  private <T> Pipe<Integer, T> losing(Pipe<Integer, T> arm) {
    assertThat(arm.tap(this::note)).isNotNull();
    return arm;
  }

  @Test
  void itIsNamedInArmsToo() {
    List<End<Integer>> ends =
        List.of(
            begin()
                .route(LostStepTest::big, a -> losing(a).end(this::note), b -> b.end(this::note)),
            begin()
                .select(n -> n)
                .when(1, a -> losing(a).end(this::note))
                .otherwise(b -> b.end(this::note)),
            begin()
                .selectType()
                .when(Integer.class, this::losing)
                .otherwise(b -> b)
                .end(this::note),
            begin().guard(LostStepTest::big).whenPresent(this::losing).end(this::note),
            begin().tee(a -> losing(a).end(this::note)).end(this::note),
            begin().fork().arm(this::losing).arm(b -> b).merge(Integer::sum).end(this::note),
            begin().fork().join(a -> losing(a).end(this::note), b -> b.end(this::note)));
    assertThat(ends)
        .allSatisfy(
            end ->
                assertThat(lost(() -> end.build("orders")))
                    .containsExactly("pipeline orders, tap note"));
  }

  @Test
  void aChoiceThatIsLostIsNamedOnceAndNotItsArms() {
    assertThat(beside(p -> p.route(LostStepTest::big, a -> a.tap(this::note), b -> b)))
        .containsExactly("pipeline orders, route big");
  }

  @Test
  void inADagEveryStepRunsButWhatIsLostInAnArmDoesNot() {
    Dag<Integer> dag = Dag.of(world, Integer.class);
    dag.root(n -> n + 1).tap(this::note);
    dag.build("runs").run(1);
    assertThat(log).containsExactly(2);
    MaybePipe<Integer, Integer> routed =
        dag.event().route(LostStepTest::big, a -> losing(a).dedup(), b -> b.dedup());
    assertThat(routed).isNotNull();
    assertThat(lost(() -> dag.build("quotes"))).containsExactly("dag quotes, tap note");
  }

  @Test
  void itIsNamedInBatchesAndInContextsToo() {
    Pipe<Integer, Integer> pipe = losing(begin());
    assertThat(lost(() -> pipe.end(this::note).buildBatch("orders", 4)))
        .containsExactly("batch orders, tap note");
    Pipe<InContext<String, Integer>, Integer> inContext =
        ContextPipeline.of(world, String.class, Integer.class);
    assertThat(inContext.tap(this::note)).isNotNull();
    assertThat(lost(() -> ContextPipeline.build("orders", inContext.end(this::note))))
        .containsExactly("pipeline orders, tap note");
  }

  @Test
  void twoPipelinesMayHaveOneBeginning() {
    Pipe<Integer, Integer> beginning = begin().then(n -> n + 1);
    Handler<Integer> one = beginning.end(n -> log.add("one " + n)).build("one");
    Handler<Integer> other = beginning.tap(this::note).end(n -> log.add("other " + n)).build("two");
    End<Integer> notBuilt = beginning.end(this::note);
    Handler<Integer> third = beginning.end(n -> log.add("third " + n)).build("three");
    one.run(1);
    other.run(1);
    third.run(1);
    assertThat(log).containsExactly("one 2", 2, "other 2", "third 2");
    notBuilt.build("four").run(2);
    assertThat(log).endsWith(3);
  }

  @Test
  void whatIsWrongWithTheRestIsSaidTogetherWithIt() {
    Pipe<Integer, Integer> pipe = begin();
    assertThat(pipe.tap(this::note)).isNotNull();
    assertThatThrownBy(() -> pipe.then(LostStepTest::limited).end(this::note).build("orders"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "2 problems", "then limited: LostStepTest.Limits is not registered", "tap note: it");
  }
}
