package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When nothing of a dispatch runs any more. */
class DispatchSettledTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> log = new ArrayList<>();
  private final ManualTimer timer = new ManualTimer();
  private final AsyncRegistry<String> registry =
      AsyncRegistry.<String>builder("orders").timeoutsOn(timer).build();
  private final List<Runnable> tasks = new ArrayList<>();

  DispatchSettledTest() {
    registry.onFailure(failure -> log.add("failed"));
  }

  /** One that takes its time when it is cancelled, as a coroutine does. */
  private static final class Reluctant extends CompletableFuture<String> {
    private boolean asked;

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      asked = true;
      return false;
    }
  }

  private static boolean isSettled(Dispatch<?> dispatch) {
    return dispatch.settled().toCompletableFuture().isDone();
  }

  @ParameterizedTest
  @EnumSource
  void aDispatchIsSettledWhenItsHandlersAreDone(Mode mode) {
    assertThat(isSettled(mode.publish(registry, "to nobody"))).isTrue();
    var stage = new CompletableFuture<String>();
    registry.register(event -> null);
    registry.register(event -> stage);
    Dispatch<String> dispatch = mode.publish(registry, "now");
    CompletionStage<Void> settled = dispatch.settled();
    settled.thenRun(() -> log.add("settled"));
    assertThat(log).isEmpty();
    stage.complete("");
    assertThat(log).containsExactly("settled");
    assertThat(isSettled(dispatch)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void cancelledItIsSettledWhenItsStagesAreDone(Mode mode) {
    var stage = new Reluctant();
    registry.register(event -> stage);
    registry.register(event -> new CompletableFuture<>());
    registry.register(event -> Stages.neverDone());
    Dispatch<String> dispatch = mode.publish(registry, "now");
    dispatch.cancel(true);
    assertThat(stage.asked).isTrue();
    assertThat(isSettled(dispatch)).isFalse();
    stage.complete("");
    assertThat(isSettled(dispatch)).isTrue();
    dispatch.cancel(true);
    assertThat(isSettled(dispatch)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aStageThatIsDoneOnceCancelledIsWaitedForNoMore(Mode mode) {
    registry.register(event -> new CompletableFuture<>());
    registry.register(event -> new CompletableFuture<>().minimalCompletionStage());
    registry.register(event -> Stages.neverDone());
    Dispatch<String> dispatch = mode.publish(registry, "now");
    dispatch.cancel(true);
    assertThat(isSettled(dispatch)).isTrue();
  }

  @Test
  void aHandlerThatIsStillInTheQueueIsNotWaitedFor() {
    registry.register(o -> o.runOn(tasks::add), event -> null);
    Dispatch<String> dispatch = registry.publish("now");
    dispatch.cancel(true);
    assertThat(isSettled(dispatch)).isTrue();
    tasks.forEach(Runnable::run);
    assertThat(isSettled(dispatch)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsBeingCalledIsWaitedForAndThenItsStage(Mode mode) {
    List<Dispatch<String>> dispatches = new ArrayList<>();
    var stage = new Reluctant();
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          dispatches.get(0).cancel(true);
          assertThat(isSettled(dispatches.get(0))).isFalse();
          return stage;
        });
    dispatches.add(mode.publish(registry, "now"));
    tasks.get(0).run();
    assertThat(stage.asked).isTrue();
    assertThat(isSettled(dispatches.get(0))).isFalse();
    stage.complete("");
    assertThat(isSettled(dispatches.get(0))).isTrue();
  }

  @Test
  void aHandlerThatThrowsOrGivesNothingAfterItWasCancelledIsDone() {
    List<Dispatch<String>> dispatches = new ArrayList<>();
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          dispatches.get(dispatches.size() - 1).cancel(true);
          if (event.equals("throw")) {
            throw new IOException();
          }
          return event.equals("stage") ? CompletableFuture.completedFuture("") : null;
        });
    for (String event : List.of("throw", "stage", "nothing")) {
      dispatches.add(registry.publish(event));
      tasks.remove(0).run();
    }
    assertThat(dispatches).allMatch(DispatchSettledTest::isSettled);
    assertThat(log).containsExactly("failed");
  }

  @Test
  void aHandlerThatIsTooLateIsWaitedForThoughTheDispatchIsDone() {
    var stage = new Reluctant();
    registry.register(o -> o.timeout(SECOND), event -> stage);
    Dispatch<String> dispatch = registry.publish("now");
    timer.pass(SECOND);
    assertThat(dispatch).isCompleted();
    assertThat(isSettled(dispatch)).isFalse();
    stage.complete("");
    assertThat(isSettled(dispatch)).isTrue();
  }

  @Test
  void whatAnExecutorRefusesIsDone() {
    List<Dispatch<String>> dispatches = new ArrayList<>();
    registry.register(
        o ->
            o.runOn(
                task -> {
                  throw new RejectedExecutionException();
                }),
        event -> null);
    dispatches.add(registry.publish("now"));
    assertThat(isSettled(dispatches.get(0))).isTrue();
    assertThat(log).containsExactly("failed");
  }

  @Test
  void whatIsFatalSettlesTooWhenTheOthersAreDone() {
    var stage = new Reluctant();
    var fatal = new OutOfMemoryError("sample");
    registry.register(event -> stage);
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          throw fatal;
        });
    Dispatch<String> dispatch = registry.publish("now");
    assertThatThrownBy(() -> tasks.get(0).run()).isSameAs(fatal);
    assertThat(isSettled(dispatch)).isFalse();
    stage.complete("");
    assertThat(isSettled(dispatch)).isTrue();
  }

  @Test
  void nobodyElseSettlesIt() {
    registry.register(event -> new CompletableFuture<>());
    Dispatch<String> dispatch = registry.publish("now");
    dispatch.settled().toCompletableFuture().complete(null);
    assertThat(isSettled(dispatch)).isFalse();
  }

  /** Many times: a handler is called, and returns, on one thread while another cancels. */
  @ParameterizedTest
  @EnumSource
  void whereverItIsCancelledItSettlesAfterItsHandler(Mode mode) throws InterruptedException {
    var running = new AtomicBoolean();
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          running.set(true);
          Thread.onSpinWait();
          running.set(false);
          return event.equals("none") ? null : new CompletableFuture<>();
        });
    for (int round = 0; round < 2_000; round++) {
      var barrier = new CyclicBarrier(2);
      var settled = new CountDownLatch(1);
      var early = new AtomicBoolean();
      Dispatch<String> dispatch = mode.publish(registry, round % 2 == 0 ? "none" : "a stage");
      Runnable task = tasks.remove(0);
      var caller =
          new Thread(
              () -> {
                await(barrier);
                task.run();
              },
              "calling");
      caller.start();
      dispatch
          .settled()
          .thenRun(
              () -> {
                early.set(running.get());
                settled.countDown();
              });
      await(barrier);
      dispatch.cancel(true);
      settled.await();
      assertThat(early).isFalse();
      caller.join();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }
}
