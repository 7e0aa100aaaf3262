package dev.headrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.FailedStep;
import dev.headrace.HeadraceException;
import dev.headrace.testsupport.Memory;
import dev.headrace.world.Local;
import dev.headrace.world.World;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every batch does, with a context or without.
 *
 * @param <I> what the flow of the batch begins with
 */
abstract class BatchContract<I> {
  final World world = World.builder().build();
  final List<Object> log = new ArrayList<>();

  abstract Pipe<I, Integer> begin();

  abstract Batch<Integer> build(End<I> end, String name, int capacity);

  abstract void onItemError(Batch<Integer> batch, BiConsumer<Integer, Throwable> listener);

  abstract int run(Batch<Integer> batch);

  void note(Integer n) {
    log.add(n);
  }

  static void failOn13(Integer n) {
    if (n == 13) {
      throw new IllegalStateException("13");
    }
  }

  @Test
  void eventsRunInTheOrderInWhichTheyWereAddedEachThroughTheWholeFlow() {
    Batch<Integer> batch =
        build(
            begin().tap(n -> log.add("a" + n)).guard(n -> n > 1).end(n -> log.add("b" + n)),
            "sample",
            2);

    batch.addAll(List.of(1, 2, 3));
    assertThat(batch.input()).containsExactly(1, 2, 3);
    assertThat(batch).hasToString("batch sample (3 waiting)");
    assertThat(run(batch)).isEqualTo(3);
    assertThat(log).containsExactly("a1", "a2", "b2", "a3", "b3");
    assertThat(batch.size()).isZero();
    assertThat(batch.capacity()).isEqualTo(4);
    assertThat(run(batch)).isZero();
  }

  @Test
  void stateGoesOnFromEventToEventAndFromRunToRun() {
    Batch<Integer> batch =
        build(begin().scan(() -> 0, BatchContract::sum).end(this::note), "sum", 4);

    batch.addAll(List.of(1, 2));
    run(batch);
    batch.add(3);
    run(batch);
    assertThat(log).containsExactly(1, 3, 6);
  }

  private static int sum(Local<Integer> sum, Integer n) {
    sum.update(s -> s + n);
    return sum.get();
  }

  @Test
  void aFailingEventIsOutAndThoseAfterItAreKept() {
    Batch<Integer> batch = build(begin().tap(BatchContract::failOn13).end(this::note), "sample", 4);

    batch.addAll(List.of(1, 13, 2, 3));
    assertThatThrownBy(() -> run(batch))
        .hasMessage("13")
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(Throwable::getMessage)
                    .containsExactly("in step failOn13 of batch sample"));
    assertThat(batch.input()).containsExactly(2, 3);
    assertThat(run(batch)).isEqualTo(2);
    assertThat(log).containsExactly(1, 2, 3);
  }

  @Test
  void withAListenerTheRunGoesOnAfterAFailingEvent() {
    Batch<Integer> batch = build(begin().tap(BatchContract::failOn13).end(this::note), "sample", 4);
    onItemError(batch, (n, thrown) -> log.add(n + " failed: " + thrown.getMessage()));
    batch.addAll(List.of(13, 1, 13));
    assertThat(run(batch)).isEqualTo(1);
    assertThat(log).containsExactly("13 failed: 13", 1, "13 failed: 13");
    assertThat(batch.size()).isZero();
  }

  @Test
  void aListenerThatThrowsEndsTheRunLikeAFailingEvent() {
    Batch<Integer> batch = build(begin().tap(BatchContract::failOn13).end(this::note), "sample", 4);
    onItemError(
        batch,
        (n, thrown) -> {
          throw new IllegalStateException("listener");
        });
    batch.addAll(List.of(13, 1));
    assertThatThrownBy(() -> run(batch)).hasMessage("listener");
    assertThat(batch.input()).containsExactly(1);
  }

  @Test
  void whatIsFatalIsThrownAllTheSame() {
    Batch<Integer> batch =
        build(
            begin()
                .end(
                    n -> {
                      throw new OutOfMemoryError("sample");
                    }),
            "sample",
            4);
    onItemError(batch, (n, thrown) -> log.add("heard"));
    batch.addAll(List.of(1, 2));
    assertThatThrownBy(() -> run(batch)).isInstanceOf(OutOfMemoryError.class);
    assertThat(log).isEmpty();
    assertThat(batch.input()).containsExactly(2);
  }

  @Test
  void whatStepsAddIsLeftForTheNextRun() {
    List<Batch<Integer>> self = new ArrayList<>();
    Batch<Integer> batch =
        build(
            begin()
                .tap(this::note)
                .guard(n -> n < 100)
                .end(n -> self.get(0).addAll(List.of(n + 100, n + 200))),
            "sample",
            1);

    self.add(batch);
    batch.addAll(List.of(1, 2));
    assertThat(run(batch)).isEqualTo(2);
    assertThat(batch.input()).containsExactly(101, 201, 102, 202);
    assertThat(run(batch)).isEqualTo(4);
    assertThat(log).containsExactly(1, 2, 101, 201, 102, 202);
  }

  @Test
  void aStepThatRunsItsOwnBatchIsToldSo() {
    List<Batch<Integer>> self = new ArrayList<>();
    Batch<Integer> batch = build(begin().end(n -> run(self.get(0))), "sample", 1);

    self.add(batch);
    batch.add(1);
    assertThatThrownBy(() -> run(batch))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("batch sample is running");
    assertThat(run(batch)).isZero();
  }

  @Test
  void noEventIsKeptAfterItRan() {
    Batch<Integer> batch = build(begin().end(n -> log.size()), "sample", 4);
    Integer event = 100_000;
    batch.add(event);
    run(batch);
    WeakReference<Integer> reference = new WeakReference<>(event);
    event = null;
    Memory.collect(List.of(reference));
    assertThat(reference.get()).isNull();
  }

  @Test
  void roomForNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(begin().end(this::note), "sample", 0))
        .withMessageContaining("room for 1 or more");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 42, 20261120})
  void randomUseAgreesWithAPlainList(long seed) {
    Random random = new Random(seed);
    Batch<Integer> batch = build(begin().tap(BatchContract::failOn13).end(this::note), "model", 1);

    List<Integer> waiting = new ArrayList<>();
    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(4) > 0) {
        int n = random.nextInt(20);
        batch.add(n);
        waiting.add(n);
      } else {
        int failing = waiting.indexOf(13);
        int taken = failing < 0 ? waiting.size() : failing;
        expected.addAll(waiting.subList(0, taken));
        waiting.subList(0, failing < 0 ? taken : taken + 1).clear();
        runAndIgnoreFailure(batch);
      }
      assertThat(batch.input()).isEqualTo(waiting);
    }
    assertThat(log).isEqualTo(expected);
  }

  private void runAndIgnoreFailure(Batch<Integer> batch) {
    try {
      run(batch);
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("13");
    }
  }
}
