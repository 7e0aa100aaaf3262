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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchPipelineTest {
  private final World world = World.builder().build();
  private final List<Object> log = new ArrayList<>();

  private Pipe<Integer, Integer> begin() {
    return Pipeline.of(world, Integer.class);
  }

  private void note(Integer n) {
    log.add(n);
  }

  private static void failOn13(Integer n) {
    if (n == 13) {
      throw new IllegalStateException("13");
    }
  }

  @Test
  void eventsRunInTheOrderInWhichTheyWereAddedEachThroughTheWholeFlow() {
    BatchPipeline<Integer> batch =
        begin()
            .tap(n -> log.add("a" + n))
            .guard(n -> n > 1)
            .end(n -> log.add("b" + n))
            .buildBatch("sample", 2);
    batch.addAll(List.of(1, 2, 3));
    assertThat(batch.input()).containsExactly(1, 2, 3);
    assertThat(batch).hasToString("batch sample (3 waiting)");
    assertThat(batch.run()).isEqualTo(3);
    assertThat(log).containsExactly("a1", "a2", "b2", "a3", "b3");
    assertThat(batch.size()).isZero();
    assertThat(batch.capacity()).isEqualTo(4);
    assertThat(batch.run()).isZero();
  }

  @Test
  void stateGoesOnFromEventToEventAndFromRunToRun() {
    BatchPipeline<Integer> batch =
        begin().scan(() -> 0, BatchPipelineTest::sum).end(this::note).buildBatch("sum", 4);
    batch.addAll(List.of(1, 2));
    batch.run();
    batch.add(3);
    batch.run();
    assertThat(log).containsExactly(1, 3, 6);
  }

  private static int sum(Local<Integer> sum, Integer n) {
    sum.update(s -> s + n);
    return sum.get();
  }

  @Test
  void aFailingEventIsOutAndThoseAfterItAreKept() {
    BatchPipeline<Integer> batch =
        begin().tap(BatchPipelineTest::failOn13).end(this::note).buildBatch("sample", 4);
    batch.addAll(List.of(1, 13, 2, 3));
    assertThatThrownBy(batch::run)
        .hasMessage("13")
        .satisfies(
            thrown ->
                assertThat(FailedStep.of(thrown))
                    .extracting(Throwable::getMessage)
                    .containsExactly("in step failOn13 of batch sample"));
    assertThat(batch.input()).containsExactly(2, 3);
    assertThat(batch.run()).isEqualTo(2);
    assertThat(log).containsExactly(1, 2, 3);
  }

  @Test
  void withAListenerTheRunGoesOnAfterAFailingEvent() {
    BatchPipeline<Integer> batch =
        begin()
            .tap(BatchPipelineTest::failOn13)
            .end(this::note)
            .buildBatch("sample", 4)
            .onItemError((n, thrown) -> log.add(n + " failed: " + thrown.getMessage()));
    batch.addAll(List.of(13, 1, 13));
    assertThat(batch.run()).isEqualTo(1);
    assertThat(log).containsExactly("13 failed: 13", 1, "13 failed: 13");
    assertThat(batch.size()).isZero();
  }

  @Test
  void aListenerThatThrowsEndsTheRunLikeAFailingEvent() {
    BatchPipeline<Integer> batch =
        begin()
            .tap(BatchPipelineTest::failOn13)
            .end(this::note)
            .buildBatch("sample", 4)
            .onItemError(
                (n, thrown) -> {
                  throw new IllegalStateException("listener");
                });
    batch.addAll(List.of(13, 1));
    assertThatThrownBy(batch::run).hasMessage("listener");
    assertThat(batch.input()).containsExactly(1);
  }

  @Test
  void whatIsFatalIsThrownAllTheSame() {
    BatchPipeline<Integer> batch =
        begin()
            .end(
                n -> {
                  throw new OutOfMemoryError("sample");
                })
            .buildBatch("sample", 4)
            .onItemError((n, thrown) -> log.add("heard"));
    batch.addAll(List.of(1, 2));
    assertThatThrownBy(batch::run).isInstanceOf(OutOfMemoryError.class);
    assertThat(log).isEmpty();
    assertThat(batch.input()).containsExactly(2);
  }

  @Test
  void whatStepsAddIsLeftForTheNextRun() {
    List<BatchPipeline<Integer>> self = new ArrayList<>();
    BatchPipeline<Integer> batch =
        begin()
            .tap(this::note)
            .guard(n -> n < 100)
            .end(n -> self.get(0).addAll(List.of(n + 100, n + 200)))
            .buildBatch("sample", 1);
    self.add(batch);
    batch.addAll(List.of(1, 2));
    assertThat(batch.run()).isEqualTo(2);
    assertThat(batch.input()).containsExactly(101, 201, 102, 202);
    assertThat(batch.run()).isEqualTo(4);
    assertThat(log).containsExactly(1, 2, 101, 201, 102, 202);
  }

  @Test
  void aStepThatRunsItsOwnBatchIsToldSo() {
    List<BatchPipeline<Integer>> self = new ArrayList<>();
    BatchPipeline<Integer> batch = begin().end(n -> self.get(0).run()).buildBatch("sample", 1);
    self.add(batch);
    batch.add(1);
    assertThatThrownBy(batch::run)
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("batch sample is running");
    assertThat(batch.run()).isZero();
  }

  @Test
  void noEventIsKeptAfterItRan() {
    BatchPipeline<Object> batch =
        Pipeline.of(world, Object.class).end(e -> log.size()).buildBatch("sample", 4);
    Object event = new Object();
    batch.add(event);
    batch.run();
    WeakReference<Object> reference = new WeakReference<>(event);
    event = null;
    Memory.collect(List.of(reference));
    assertThat(reference.get()).isNull();
  }

  @Test
  void roomForNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> begin().end(this::note).buildBatch("sample", 0))
        .withMessageContaining("room for 1 or more");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 42, 20261120})
  void randomUseAgreesWithAPlainList(long seed) {
    Random random = new Random(seed);
    BatchPipeline<Integer> batch =
        begin().tap(BatchPipelineTest::failOn13).end(this::note).buildBatch("model", 1);
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

  private static void runAndIgnoreFailure(BatchPipeline<Integer> batch) {
    try {
      batch.run();
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("13");
    }
  }

  @Test
  @Tag("compiled")
  void addingAndRunningAllocatesNothing() {
    int[] sum = new int[1];
    BatchPipeline<String> batch =
        Pipeline.of(world, String.class)
            .guard(s -> s.length() > 1)
            .end(s -> sum[0] += s.length())
            .buildBatch("s", 8);
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  batch.add("a");
                  batch.add("bc");
                  batch.run();
                }))
        .isZero();
  }
}
