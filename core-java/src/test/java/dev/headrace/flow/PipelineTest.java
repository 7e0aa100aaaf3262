package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.FailedStep;
import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.NullResultException;
import dev.headrace.Problem;
import dev.headrace.Result;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {
  record Limits(int max) {}

  record Total(long value) {}

  record Missing() {}

  private final World world = World.builder().add(new Limits(10)).add(new Total(0)).build();
  private final List<Object> log = new ArrayList<>();
  private final Handler<Object> sink = Handler.of("sink", log::add);

  private void note(Object seen) {
    log.add(seen);
  }

  private Pipe<Integer, Integer> begin() {
    return Pipeline.of(world, Integer.class);
  }

  /** What reaches the sink for each event, in order. */
  private List<Object> of(End<Integer> end, Integer... events) {
    log.clear();
    Handler<Integer> handler = end.build("sample");
    for (Integer event : events) {
      handler.run(event);
    }
    return List.copyOf(log);
  }

  static boolean withinLimits(Res<Limits> limits, Integer n) {
    return n <= limits.get().max();
  }

  static int add(Res<Limits> limits, ResMut<Total> total, Integer n) {
    total.update(t -> new Total(t.value() + n));
    return n + limits.get().max();
  }

  // ---- values

  @Test
  void stepsRunInOrderOnOneValue() {
    assertThat(
            of(begin().then(n -> n + 1).then(n -> n * 2).then(n -> "n" + n).dispatch(sink), 1, 2))
        .containsExactly("n4", "n6");
  }

  @Test
  void stepsGetTheirResources() {
    assertThat(of(begin().then(PipelineTest::add).dispatch(sink), 1, 2)).containsExactly(11, 12);
    assertThat(world.res(Total.class).get().value()).isEqualTo(3);
  }

  @Test
  void tapLooksAndTheValueGoesOn() {
    assertThat(of(begin().tap(n -> log.add("saw " + n)).dispatch(sink), 7))
        .containsExactly("saw 7", 7);
  }

  @Test
  void endEnds() {
    assertThat(of(begin().end(n -> log.add("end " + n)), 7)).containsExactly("end 7");
  }

  @Test
  void guardLetsPassOnlyWhatItSaysYesTo() {
    assertThat(of(begin().guard(PipelineTest::withinLimits).dispatch(sink), 5, 11, 10))
        .containsExactly(5, 10);
  }

  @Test
  void scanKeepsItsStateFromEventToEvent() {
    assertThat(
            of(
                begin()
                    .scan(
                        () -> 0L,
                        (sum, n) -> {
                          sum.update(s -> s + n);
                          return sum.get();
                        })
                    .dispatch(sink),
                1,
                2,
                3))
        .containsExactly(1L, 3L, 6L);
  }

  @Test
  void dedupLetsOnlyChangesPass() {
    assertThat(of(begin().dedup().dispatch(sink), 1, 1, 2, 2, 1)).containsExactly(1, 2, 1);
    assertThat(of(begin().dedupBy(n -> n / 10).dispatch(sink), 11, 12, 25, 13))
        .containsExactly(11, 25, 13);
  }

  @Test
  void stateBelongsToTheBuiltHandlerAndNotToTheStage() {
    End<Integer> end = begin().dedup().dispatch(sink);
    assertThat(of(end, 1, 1)).containsExactly(1);
    assertThat(of(end, 1, 1)).containsExactly(1);
  }

  @Test
  void exactlyOneArmOfARouteRuns() {
    End<Integer> end =
        begin()
            .route(
                n -> n > 5,
                big -> big.tap(n -> log.add("big")).then(n -> n * 10),
                small -> small.then(n -> -n))
            .dispatch(sink);
    assertThat(of(end, 3, 7)).containsExactly(-3, "big", 70);
  }

  @Test
  void theArmsOfARouteMayGiveAnyKindOfStage() {
    End<Integer> maybe =
        begin()
            .route(PipelineTest::withinLimits, a -> a.guard(n -> n > 1), b -> b.guard(n -> n > 50))
            .dispatch(sink);
    assertThat(of(maybe, 1, 2, 20, 60)).containsExactly(2, 60);
    End<Integer> ends =
        begin().route(n -> n > 5, a -> a.end(n -> log.add("a" + n)), b -> b.dispatch(sink));
    assertThat(of(ends, 1, 9)).containsExactly(1, "a9");
    End<Integer> flags =
        begin()
            .route(n -> n > 5, a -> a.check(n -> n > 7), b -> b.check(n -> n < 3))
            .value()
            .dispatch(sink);
    assertThat(of(flags, 1, 4, 6, 9)).containsExactly(true, false, false, true);
    Function<Pipe<Integer, Integer>, ResultPipe<Integer, Integer, String>> failing =
        p -> p.attempt(n -> Result.fail("no " + n));
    End<Integer> results =
        begin()
            .route(n -> n > 5, failing, p -> p.attempt(n -> Result.<Integer, String>ok(n)))
            .onError(this::note)
            .dispatch(sink);
    assertThat(of(results, 1, 9)).containsExactly(1, "no 9");
  }

  @Test
  void armsOfDifferentKindsAreFoundWhenTheFlowIsBuilt() {
    Stage<Integer, ?> mixed =
        begin()
            .<Stage<Integer, ?>>route(
                n -> n > 5, big -> big.guard(n -> n > 7), small -> small.then(n -> -n));
    assertThatThrownBy(() -> ((MaybePipe<Integer, ?>) mixed).end().build("mixed"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll(
            "route", "different kinds of stages: MaybePipe and Pipe", "the same kind");
  }

  @Test
  void aStageFromOutsideThatAnArmUsesRunsOnceForEveryEvent() {
    Pipe<Integer, Integer> begin = begin();
    Pipe<Integer, String> outside = begin.tap(n -> log.add("outside " + n)).then(n -> "o" + n);
    Pipe<Integer, String> routed =
        begin.route(
            n -> n > 5,
            big -> big.fork().arm(a -> a).arm(b -> outside).merge((n, o) -> n + o),
            small -> small.then(n -> "small"));
    End<Integer> end =
        begin.fork().arm(a -> routed).arm(b -> outside).merge((r, o) -> r + " " + o).dispatch(sink);
    assertThat(of(end, 1, 9)).containsExactly("outside 1", "small o1", "outside 9", "9o9 o9");
  }

  @Test
  void aStageOfAnotherPipelineIsFoundWhenThePipelineIsBuilt() {
    Pipe<Integer, Integer> other = begin();
    assertThatThrownBy(
            () ->
                begin()
                    .route(
                        n -> n > 5,
                        a -> a.fork().arm(x -> x).arm(x -> other).merge((x, y) -> x + y),
                        b -> b)
                    .dispatch(sink)
                    .build("mixed"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("a stage belongs to another flow");
  }

  @Test
  void routesNest() {
    End<Integer> end =
        begin()
            .route(
                n -> n < 10,
                small ->
                    small.route(n -> n < 5, a -> a.then(n -> "tiny"), b -> b.then(n -> "small")),
                big -> big.then(n -> "big"))
            .dispatch(sink);
    assertThat(of(end, 1, 7, 70)).containsExactly("tiny", "small", "big");
  }

  @Test
  void teeRunsAnArmBesideAndGoesOn() {
    assertThat(
            of(
                begin()
                    .tee(arm -> arm.then(n -> "side " + n).dispatch(sink))
                    .then(n -> n + 1)
                    .dispatch(sink),
                1))
        .containsExactly("side 1", 2);
  }

  static String joined(Res<Limits> limits, Integer a, String b) {
    return limits.get().max() + " " + a + " " + b;
  }

  @Test
  void severalValuesBecomeParametersOfTheNextStep() {
    assertThat(
            of(
                begin().splat2(n -> new Tuple2<>(n, "b" + n)).then((a, b) -> a + b).dispatch(sink),
                1))
        .containsExactly("1b1");
    assertThat(
            of(
                begin()
                    .splat2(n -> new Tuple2<>(n, "b" + n))
                    .then(PipelineTest::joined)
                    .dispatch(sink),
                1))
        .containsExactly("10 1 b1");
    assertThat(
            of(
                begin()
                    .splat3(n -> new Tuple3<>(n, n, n))
                    .then((a, b, c) -> a + b + c)
                    .dispatch(sink),
                2))
        .containsExactly(6);
    assertThat(
            of(
                begin()
                    .splat4(n -> new Tuple4<>(n, n, n, n))
                    .then((a, b, c, d) -> a + b + c + d)
                    .dispatch(sink),
                2))
        .containsExactly(8);
    assertThat(
            of(
                begin()
                    .splat5(n -> new Tuple5<>(n, n, n, n, "!"))
                    .then((a, b, c, d, e) -> a + b + c + d + e)
                    .dispatch(sink),
                2))
        .containsExactly("8!");
  }

  // ---- what may be absent

  @Test
  void nullFromANullableStepIsAbsent() {
    End<Integer> end = begin().thenNullable(PipelineTest::half).then(n -> n + 100).dispatch(sink);
    assertThat(of(end, 4, 5)).containsExactly(102);
  }

  static @Nullable Integer half(Integer n) {
    return n % 2 == 0 ? n / 2 : null;
  }

  @Test
  void anEmptyOptionalIsAbsent() {
    End<Integer> end = begin().thenOptional(n -> Optional.ofNullable(half(n))).dispatch(sink);
    assertThat(of(end, 4, 5)).containsExactly(2);
  }

  @Test
  void stepsOnAnAbsentValueDoNotRun() {
    End<Integer> end =
        begin()
            .guard(n -> n > 5)
            .then(n -> n * 2)
            .tap(n -> log.add("tap"))
            .guard(n -> n < 100)
            .thenNullable(PipelineTest::half)
            .onAbsent(() -> log.add("absent"))
            .dispatch(sink);
    assertThat(of(end, 1, 10, 60)).containsExactly("absent", "tap", 10, "tap", "absent");
  }

  static void count(ResMut<Total> total) {
    total.update(t -> new Total(t.value() + 1));
  }

  @Test
  void onAbsentGetsItsResources() {
    of(begin().guard(n -> n > 5).onAbsent(PipelineTest::count).end(), 1, 9, 2);
    assertThat(world.res(Total.class).get().value()).isEqualTo(2);
  }

  static int limit(Res<Limits> limits) {
    return limits.get().max();
  }

  @Test
  void aFallbackTakesThePlaceOfAnAbsentValue() {
    assertThat(of(begin().guard(n -> n > 5).orElse(0).dispatch(sink), 1, 9)).containsExactly(0, 9);
    assertThat(of(begin().guard(n -> n > 5).orElseGet(() -> -1).dispatch(sink), 1, 9))
        .containsExactly(-1, 9);
    assertThat(of(begin().guard(n -> n > 5).orElseGet(PipelineTest::limit).dispatch(sink), 1, 9))
        .containsExactly(10, 9);
  }

  @Test
  void anErrorTakesThePlaceOfAnAbsentValue() {
    assertThat(
            of(begin().guard(n -> n > 5).orFail("small").onError(this::note).dispatch(sink), 1, 9))
        .containsExactly("small", 9);
    assertThat(
            of(
                begin()
                    .guard(n -> n > 5)
                    .orFailGet(() -> "none")
                    .onError(this::note)
                    .dispatch(sink),
                1,
                9))
        .containsExactly("none", 9);
  }

  @Test
  void dedupAndScanSeePresentValuesAlone() {
    End<Integer> dedup = begin().guard(n -> n != 0).dedup().dispatch(sink);
    assertThat(of(dedup, 1, 0, 1, 2)).containsExactly(1, 2);
    End<Integer> scan =
        begin()
            .guard(n -> n != 0)
            .scan(
                () -> 0,
                (count, n) -> {
                  count.update(c -> c + 1);
                  return count.get();
                })
            .dispatch(sink);
    assertThat(of(scan, 1, 0, 1)).containsExactly(1, 2);
  }

  @Test
  void anArmOnAPresentValueCanDoAllThatAValueCan() {
    End<Integer> end =
        begin()
            .guard(n -> n > 5)
            .whenPresent(
                p ->
                    p.fork()
                        .arm(a -> a.then(n -> n + 1))
                        .arm(b -> b.then(n -> n * 2))
                        .merge((a, b) -> a + "," + b))
            .dispatch(sink);
    assertThat(of(end, 1, 9)).containsExactly("10,18");
    End<Integer> checked =
        begin().guard(n -> n > 5).whenPresent(p -> p.check(n -> n > 7)).dispatch(sink);
    assertThat(of(checked, 1, 6, 9)).containsExactly(false, true);
  }

  // ---- what may fail

  static Result<Integer, String> checked(Res<Limits> limits, Integer n) {
    return n <= limits.get().max() ? Result.ok(n) : Result.fail(n + " is over");
  }

  @Test
  void anErrorPassesBySteps() {
    End<Integer> end =
        begin()
            .attempt(PipelineTest::checked)
            .then(n -> n + 1)
            .tap(n -> log.add("tap"))
            .attempt(n -> n == 3 ? Result.<Integer, String>fail("three") : Result.ok(n))
            .tapError(e -> log.add("error"))
            .onError(this::note)
            .dispatch(sink);
    assertThat(of(end, 1, 2, 11))
        .containsExactly("tap", 2, "tap", "error", "three", "error", "11 is over");
  }

  @Test
  void errorsAreMappedRecoveredAndReplaced() {
    ResultPipe<Integer, Integer, String> checked = begin().attempt(PipelineTest::checked);
    assertThat(of(checked.mapError(String::length).onError(this::note).dispatch(sink), 1, 11))
        .containsExactly(1, 10);
    assertThat(
            of(
                checked
                    .recover(e -> Result.<Integer, String>ok(-1))
                    .onError(this::note)
                    .dispatch(sink),
                1,
                11))
        .containsExactly(1, -1);
    assertThat(
            of(
                checked
                    .recover(e -> Result.<Integer, Integer>fail(e.length()))
                    .onError(this::note)
                    .dispatch(sink),
                1,
                11))
        .containsExactly(1, 10);
    assertThat(of(checked.ok().dispatch(sink), 1, 11)).containsExactly(1);
    assertThat(of(checked.orElse(0).dispatch(sink), 1, 11)).containsExactly(1, 0);
    assertThat(of(checked.orElseGet(String::length).dispatch(sink), 1, 11)).containsExactly(1, 10);
    assertThat(of(checked.toResult().dispatch(sink), 1, 11))
        .containsExactly(Result.ok(1), Result.fail("11 is over"));
  }

  @Test
  void aStepFailsWithWhatItIsGiven() {
    End<Integer> end =
        begin()
            .attemptOrFail(String.class, (n, fail) -> n > 5 ? fail.with(n + " is big") : n * 2)
            .onError(this::note)
            .dispatch(sink);
    assertThat(of(end, 3, 9)).containsExactly(6, "9 is big");
  }

  private enum Reason {
    LIMIT
  }

  private static int price(Integer n) {
    return n * 3;
  }

  @Test
  void aLambdaFailsWithAnErrorOfItsClass() {
    End<Integer> end =
        begin()
            .guard(n -> n != 7)
            .attemptOrFail(Reason.class, (n, fail) -> n < 6 ? price(n) : fail.with(Reason.LIMIT))
            .mapError(Reason::ordinal)
            .onError(this::note)
            .dispatch(sink);
    assertThat(of(end, 3, 7, 9)).containsExactly(9, 0);
  }

  @SuppressWarnings("NullAway") // the slip that it is about
  private static int unboxed(Integer n, Fail<String> fail) {
    if (n == 0) {
      return Integer.parseInt(Objects.requireNonNull(fail.<String>with("none")));
    }
    if (n < 0) {
      fail.with("negative");
      throw new IllegalStateException("negative");
    }
    Integer half = n % 2 == 0 ? n / 2 : fail.with("odd");
    return n > 100 ? Objects.requireNonNull(System.getProperty("no such")).length() : half;
  }

  @Test
  void aFunctionThatGivesAPrimitiveIsToldWhyItCantFail() {
    Handler<Integer> handler =
        begin()
            .attemptOrFail(String.class, PipelineTest::unboxed)
            .onError(this::note)
            .dispatch(sink)
            .build("halves");
    handler.run(4);
    assertThat(log).containsExactly(2);
    assertThatThrownBy(() -> handler.run(5))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContainingAll(
            "step unboxed of pipeline halves threw a NullPointerException after fail.with(…)",
            "Fix: have its function give an object, such as an Integer in place of an int")
        .hasCauseInstanceOf(NullPointerException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(FailedStep::step)
                    .containsExactly("unboxed"));
  }

  @Test
  void aNullPointerExceptionOfTheStepItselfIsLeftAsItIs() {
    Handler<Integer> handler =
        begin()
            .attemptOrFail(String.class, PipelineTest::unboxed)
            .onError(this::note)
            .dispatch(sink)
            .build("halves");
    assertThatThrownBy(() -> handler.run(102)).isExactlyInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> handler.run(-1)).isExactlyInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> handler.run(102)).isExactlyInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> handler.run(0)).isInstanceOf(HeadraceException.class);
    assertThatThrownBy(() -> handler.run(102)).isExactlyInstanceOf(NullPointerException.class);
  }

  @Test
  void aFailureThatWasTakenExplainsNothingLater() {
    Handler<Integer> handler =
        begin()
            .attemptOrFail(
                String.class,
                (n, fail) -> {
                  if (n == 0) {
                    throw new NullPointerException("own");
                  }
                  return fail.with("failed");
                })
            .onError(this::note)
            .dispatch(sink)
            .build("sample");
    handler.run(1);
    assertThatThrownBy(() -> handler.run(0)).hasMessage("own");
    assertThat(log).containsExactly("failed");
  }

  @Test
  void aStepThatNeitherGivesNorFailsIsAnErrorOfTheStep() {
    Handler<Integer> handler =
        begin()
            .attemptOrFail(String.class, (n, fail) -> null)
            .onError(this::note)
            .dispatch(sink)
            .build("sample");
    assertThatThrownBy(() -> handler.run(1))
        .isInstanceOf(NullResultException.class)
        .hasMessageContaining("step attemptOrFail of pipeline sample gave null");
  }

  private static int risky(Integer n) throws IOException {
    if (n > 5) {
      throw new IOException("disk full");
    }
    if (n < 0) {
      throw new IllegalStateException("a bug");
    }
    return n;
  }

  @Test
  void exceptionsOfOneKindBecomeErrorsAndOthersLeave() {
    End<Integer> end =
        begin()
            .catching(IOException.class, PipelineTest::risky)
            .onError(e -> log.add(e.getMessage()))
            .dispatch(sink);
    assertThat(of(end, 1, 9)).containsExactly(1, "disk full");
    Handler<Integer> handler = end.build("sample");
    assertThatThrownBy(() -> handler.run(-1))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .singleElement()
                    .extracting(FailedStep::step)
                    .isEqualTo("risky"));
  }

  @Test
  void aResultAfterAnAbsentValueIsAbsentToo() {
    End<Integer> end =
        begin()
            .guard(n -> n > 0)
            .attempt(PipelineTest::checked)
            .then(n -> n * 2)
            .mapError(e -> "error: " + e)
            .onError(this::note)
            .onAbsent(() -> log.add("absent"))
            .dispatch(sink);
    assertThat(of(end, 0, 3, 11)).containsExactly("absent", 6, "error: 11 is over", "absent");
  }

  // ---- yes and no

  @Test
  void checksCombineAndAskOnlyWhatTheyMust() {
    Pipe<Integer, Integer> begin = begin();
    assertThat(of(begin.check(n -> n > 5).not().value().dispatch(sink), 1, 9))
        .containsExactly(true, false);
    assertThat(of(begin.check(n -> n > 5).and(() -> log.add("asked")).value().dispatch(sink), 1, 9))
        .containsExactly(false, "asked", true);
    assertThat(of(begin.check(n -> n > 5).or(() -> !log.add("asked")).value().dispatch(sink), 1, 9))
        .containsExactly("asked", false, true);
    assertThat(of(begin.check(n -> n > 5).xor(() -> log.add("asked")).value().dispatch(sink), 1, 9))
        .containsExactly("asked", true, "asked", false);
  }

  // ---- views

  record View(int n) {}

  @Test
  void aViewIsMadeOnceAndTheFirstNoStopsItsSteps() {
    dev.headrace.flow.View<Integer, Integer, View> view =
        begin()
            .view(
                n -> {
                  log.add("view");
                  return new View(n);
                })
            .tap(v -> log.add("a"))
            .guard(v -> v.n() > 5)
            .tap(v -> log.add("b"));
    assertThat(of(view.endView().dispatch(sink), 1, 9))
        .containsExactly("view", "a", 1, "view", "a", "b", 9);
    assertThat(of(view.endViewGuarded().dispatch(sink), 1, 9))
        .containsExactly("view", "a", "view", "a", "b", 9);
    assertThat(of(begin().view(View::new).endViewGuarded().dispatch(sink), 1)).containsExactly(1);
  }

  // ---- building and failing

  static int needs(Res<Missing> missing, ResMut<Total> total, Integer n) {
    throw new AssertionError("never run: " + missing + total + n);
  }

  @Test
  void everythingWrongInAPipelineIsThrownTogetherWithItsSteps() {
    assertThatThrownBy(
            () ->
                begin()
                    .then(PipelineTest::needs)
                    .guard((Res<Limits> limits, Integer n) -> n < limits.get().max())
                    .dispatch(sink)
                    .build("orders"))
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::kind)
                    .containsExactly(Problem.Kind.MISSING, Problem.Kind.INVALID))
        .hasMessageContainingAll(
            "pipeline orders can't be built: 2 problems",
            "pipeline orders, then needs: PipelineTest.Missing is not registered",
            "pipeline orders, guard",
            "a lambda's parameters have lost their type arguments");
  }

  @Test
  void aHandlerOfAnotherWorldIsFoundWhenThePipelineIsBuilt() {
    Handler<Integer> foreign =
        World.builder().build().on(Integer.class).run("foreign", n -> log.add(n));
    assertThatThrownBy(() -> begin().dispatch(foreign).build("orders"))
        .isInstanceOf(BuildException.class)
        .hasMessageContainingAll("pipeline orders", "handler foreign is wired to another world");
    assertThat(of(begin().dispatch(world.on(Integer.class).run(n -> log.add("own " + n))), 1))
        .containsExactly("own 1");
  }

  static int boom(Integer n) {
    throw new IllegalStateException("boom " + n);
  }

  @Test
  void whatAStepThrowsCarriesTheStepAndStopsTheRest() {
    Handler<Integer> inner =
        begin().tap(n -> log.add("before")).then(PipelineTest::boom).dispatch(sink).build("inner");
    Handler<Integer> outer = begin().dispatch(inner).build("outer");
    assertThatThrownBy(() -> outer.run(1))
        .hasMessage("boom 1")
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "in step boom of pipeline inner",
                        "in step dispatch to inner of pipeline outer"));
    assertThat(log).containsExactly("before");
  }

  @Test
  void nullFromAPlainStepIsAnErrorOfThatStep() {
    Handler<Integer> handler = begin().then(PipelineTest::half).dispatch(sink).build("sample");
    handler.run(2);
    assertThatThrownBy(() -> handler.run(1))
        .isInstanceOf(NullResultException.class)
        .hasMessageContaining("step half of pipeline sample gave null");
    handler.run(4);
    assertThat(log).containsExactly(1, 2);
  }

  @Test
  void aPipelineDrawsItself() {
    Handler<Integer> handler =
        begin()
            .guard(PipelineTest::withinLimits)
            .then(PipelineTest::add)
            .dispatch(sink)
            .build("orders");
    assertThat(handler.name()).isEqualTo("orders");
    assertThat(handler.graph().toText())
        .isEqualTo(
            """
            pipeline orders
              0 event Integer
              1 guard withinLimits; reads PipelineTest.Limits ← 0
              2 then add; reads PipelineTest.Limits; writes PipelineTest.Total ← 1
              3 dispatch sink ← 2
            """);
  }
}
