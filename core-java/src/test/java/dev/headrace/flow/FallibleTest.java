package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Local;
import dev.headrace.world.Res;
import dev.headrace.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Steps behind one that may have failed: an error passes them by unchanged. */
class FallibleTest {
  record Limits(int max) {}

  private final World world = World.builder().add(new Limits(10)).build();
  private final List<Object> log = new ArrayList<>();

  private Pipe<Integer, Integer> begin() {
    return Pipeline.of(world, Integer.class);
  }

  private static Result<Integer, String> even(Integer n) {
    return n % 2 == 0 ? Result.ok(n) : Result.fail(n + " is odd");
  }

  /** Even numbers; odd ones are errors. */
  private ResultPipe<Integer, Integer, String> result() {
    return begin().attempt(FallibleTest::even);
  }

  /** The same, where 0 is absent. */
  private MaybeResultPipe<Integer, Integer, String> maybe() {
    return begin().guard(n -> n != 0).attempt(FallibleTest::even);
  }

  private List<Object> of(Fallible<Integer, ?, String> stage, Integer... events) {
    log.clear();
    Handler<Integer> handler =
        stage.onError(this::note).onAbsent(this::absent).end(this::note).build("sample");
    for (Integer event : events) {
      handler.run(event);
    }
    return List.copyOf(log);
  }

  private void note(Object seen) {
    log.add(seen);
  }

  private void absent() {
    log.add("-");
  }

  static boolean within(Res<Limits> limits, Integer n) {
    return n <= limits.get().max();
  }

  @Test
  void aGuardMakesTheValueAbsentAndLeavesErrors() {
    assertThat(of(result().guard(n -> n > 2), 1, 2, 4)).containsExactly("1 is odd", "-", "-", 4);
    assertThat(of(maybe().guard(FallibleTest::within), 0, 1, 4, 12))
        .containsExactly("-", "1 is odd", "-", 4, "-");
  }

  static @Nullable String small(Res<Limits> limits, Integer n) {
    return n <= limits.get().max() ? "n" + n : null;
  }

  @Test
  void aStepThatMayGiveNullMakesTheValueAbsentAndLeavesErrors() {
    assertThat(of(result().thenNullable(n -> n > 2 ? n + 1 : null), 1, 2, 4))
        .containsExactly("1 is odd", "-", "-", 5);
    assertThat(of(maybe().thenNullable(FallibleTest::small), 0, 1, 4, 12))
        .containsExactly("-", "1 is odd", "-", "n4", "-");
  }

  static int sum(Local<Integer> sum, Integer n) {
    sum.update(s -> s + n);
    return sum.get();
  }

  static int limitedSum(Res<Limits> limits, Local<Integer> sum, Integer n) {
    return Math.min(sum(sum, n), limits.get().max());
  }

  @Test
  void aScanSeesValuesOnly() {
    assertThat(of(result().scan(() -> 0, FallibleTest::sum), 2, 1, 4))
        .containsExactly(2, "1 is odd", "-", 6);
    assertThat(of(maybe().scan(() -> 0, FallibleTest::limitedSum), 0, 2, 1, 12))
        .containsExactly("-", 2, "1 is odd", "-", 10);
  }

  static @Nullable Integer limited(Res<Limits> limits, Integer n, Fail<String> fail) {
    return n <= limits.get().max() ? n : fail.with(n + " is over");
  }

  @Test
  void aStepFailsWithErrorsOfTheSameType() {
    assertThat(of(result().attemptOrFail((n, fail) -> n > 2 ? fail.with("big") : n), 1, 2, 4))
        .containsExactly("1 is odd", "-", 2, "big", "-");
    assertThat(of(maybe().attemptOrFail(FallibleTest::limited), 0, 1, 2, 12))
        .containsExactly("-", "1 is odd", "-", 2, "12 is over", "-");
  }

  static int read(Integer n) throws IOException {
    if (n > 2) {
      throw new IOException("disk full");
    }
    return n + 1;
  }

  static int readWithin(Res<Limits> limits, Integer n) throws IOException {
    return n > limits.get().max() ? read(n) : n;
  }

  static String explained(Res<Limits> limits, IOException thrown) {
    return thrown.getMessage() + " at " + limits.get().max();
  }

  @Test
  void errorsAreMadeOfExceptions() {
    assertThat(of(result().catching(IOException.class, FallibleTest::read, e -> "io"), 1, 2, 4))
        .containsExactly("1 is odd", "-", 3, "io", "-");
    assertThat(
            of(
                result()
                    .catching(IOException.class, FallibleTest::readWithin, IOException::getMessage),
                1,
                2,
                12))
        .containsExactly("1 is odd", "-", 2, "disk full", "-");
    assertThat(
            of(
                maybe().catching(IOException.class, FallibleTest::read, FallibleTest::explained),
                0,
                1,
                2,
                4))
        .containsExactly("-", "1 is odd", "-", 3, "disk full at 10", "-");
    assertThat(
            of(
                maybe()
                    .catching(IOException.class, FallibleTest::readWithin, FallibleTest::explained),
                1,
                4,
                12))
        .containsExactly("1 is odd", "-", 4, "disk full at 10", "-");
  }

  @Test
  void exceptionsOfOtherKindsLeaveTheFlow() {
    Handler<Integer> handler =
        result()
            .catching(
                IOException.class,
                n -> {
                  throw new IllegalStateException("other");
                },
                e -> "io")
            .onError(this::note)
            .end()
            .build("sample");
    assertThatThrownBy(() -> handler.run(2)).hasMessage("other");
    assertThat(log).isEmpty();
  }

  @Test
  void aGuardedResultThatIsNoErrorCanBeAttemptedAgain() {
    assertThat(of(result().guard(n -> n > 2).attempt(n -> even(n / 2)), 1, 2, 4, 6))
        .containsExactly("1 is odd", "-", "-", 2, "3 is odd", "-");
  }

  @TestFactory
  @Tag("compiled")
  Stream<DynamicTest> runningAllocatesNothing() {
    int[] seen = new int[1];
    return Stream.of(
        allocatesNothing("guard", r -> r.guard(FallibleTest::within)),
        allocatesNothing("thenNullable", r -> r.thenNullable(n -> n > 0 ? n : null)),
        allocatesNothing("scan", r -> r.scan(() -> seen, (state, n) -> n)),
        allocatesNothing(
            "attemptOrFail", r -> r.attemptOrFail((n, fail) -> n > 0 ? n : fail.with("none"))),
        allocatesNothing("catching", r -> r.catching(IOException.class, n -> n, e -> "io")));
  }

  private DynamicTest allocatesNothing(
      String name,
      Function<ResultPipe<Integer, Integer, String>, Fallible<Integer, Integer, String>> step) {
    int[] sum = new int[1];
    Handler<Integer> handler =
        step.apply(begin().attemptOrFail(String.class, (n, fail) -> n > 1 ? fail.with("big") : n))
            .onError(e -> sum[0]++)
            .end(n -> sum[0] += n)
            .build(name);
    Runnable run =
        () -> {
          handler.run(0);
          handler.run(1);
          handler.run(2);
        };
    return DynamicTest.dynamicTest(
        name, () -> assertThat(Memory.allocatedPerRun(run::run)).isZero());
  }
}
