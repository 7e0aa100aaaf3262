package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.testsupport.ReportedFailures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dispatch that ends before its handlers do. */
class AsyncCancellationTest {
  private final List<String> log = new ArrayList<>();
  private final AsyncRegistry<String> registry =
      AsyncRegistry.<String>builder("orders").maxConcurrency(3).build();
  private final List<Runnable> tasks = new ArrayList<>();

  private CompletableFuture<String> pending(String name) {
    var stage = new CompletableFuture<String>();
    registry.register(
        o -> o.named(name),
        event -> {
          log.add(name);
          return stage;
        });
    return stage;
  }

  @Test
  void cancellingStopsWhatHasNotStartedAndCancelsWhatIsOutstanding() {
    registry.onFailure(failure -> log.add(failure.handler() + " failed"));
    registry.register(
        o -> o.named("first"), event -> CompletableFuture.failedFuture(new IOException()));
    CompletableFuture<String> second = pending("second");
    CompletableFuture<String> third = pending("third");
    CompletableFuture<String> fourth = pending("fourth");
    CompletableFuture<String> fifth = pending("fifth");
    Dispatch<String> dispatch = registry.publish("now");
    third.complete("");
    assertThat(log).containsExactly("first failed", "second", "third", "fourth", "fifth");
    pending("sixth");
    assertThat(dispatch.cancel(true)).isTrue();
    assertThat(Stream.of(second, fourth, fifth)).allMatch(CompletableFuture::isCancelled);
    DispatchReport<String> report = dispatch.report();
    assertThat(report).hasToString("5 called, 3 unfinished, 1 failed");
    assertThat(report.failures().get(0).handler()).isEqualTo("first");
    assertThatExceptionOfType(CancellationException.class).isThrownBy(dispatch::join);
    assertThat(dispatch.cancel(true)).isTrue();
    assertThat(dispatch.report()).isEqualTo(report);
    assertThat(log).hasSize(5);
  }

  @Test
  void inOrderWhatComesAfterIsNeverStarted() {
    CompletableFuture<String> first = pending("first");
    pending("second");
    Dispatch<String> dispatch = registry.publishInOrder("now");
    dispatch.cancel(false);
    assertThat(first).isCancelled();
    assertThat(log).containsExactly("first");
    assertThat(dispatch).hasToString("dispatch (cancelled: 1 called, 1 unfinished, 1 not started)");
  }

  @ParameterizedTest
  @EnumSource
  void beingCompletedByOthersStopsTheSame(Mode mode) {
    CompletableFuture<String> first = pending("first");
    Dispatch<String> failed = mode.publish(registry, "now");
    assertThat(failed.completeExceptionally(new TimeoutException())).isTrue();
    assertThat(first).isCancelled();
    registry.clear();
    CompletableFuture<String> second = pending("second");
    Dispatch<String> completed = mode.publish(registry, "now");
    assertThat(completed.complete(completed.report())).isTrue();
    assertThat(second).isCancelled();
    assertThat(completed.join()).hasToString("1 called, 1 unfinished");
  }

  @ParameterizedTest
  @EnumSource
  void afterTheEndThereIsNothingToCancel(Mode mode) {
    CompletableFuture<String> first = pending("first");
    Dispatch<String> dispatch = mode.publish(registry, "now");
    first.complete("");
    assertThat(dispatch.cancel(true)).isFalse();
    assertThat(dispatch.completeExceptionally(new IOException())).isFalse();
    assertThat(dispatch.complete(dispatch.report())).isFalse();
    assertThat(dispatch.join().allSucceeded()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeCancelledIsLeftAloneAndItsLateFailureDropped(Mode mode) {
    List<java.util.function.BiConsumer<Object, Throwable>> callbacks = new ArrayList<>();
    registry.register(event -> Stages.bare(callbacks::add));
    registry.register(event -> Stages.neverDone());
    Dispatch<String> dispatch = mode.publish(registry, "now");
    dispatch.cancel(true);
    callbacks.get(0).accept(null, new IOException());
    assertThat(dispatch.report().failed()).isZero();
    assertThat(ReportedFailures.take()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aStageWhoseCancelThrowsHarmsNobody(Mode mode) {
    registry.register(
        event ->
            new CompletableFuture<String>() {
              @Override
              public boolean cancel(boolean mayInterruptIfRunning) {
                throw new IllegalStateException("cancel");
              }
            });
    CompletableFuture<String> other = pending("other");
    Dispatch<String> dispatch = mode.publish(registry, "now");
    assertThat(dispatch.cancel(true)).isTrue();
    assertThat(other.isCancelled()).isEqualTo(mode == Mode.AT_ONCE);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsStillInTheQueueIsNotCalled(Mode mode) {
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          log.add("called");
          return null;
        });
    Dispatch<String> dispatch = mode.publish(registry, "now");
    dispatch.cancel(true);
    tasks.forEach(Runnable::run);
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsBeingCalledIsNotInterruptedAndItsStageIsCancelled(Mode mode)
      throws InterruptedException {
    var called = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    var stage = new CompletableFuture<String>();
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          called.countDown();
          cancelled.await();
          return stage;
        });
    Dispatch<String> dispatch = mode.publish(registry, "now");
    var thread = new Thread(tasks.get(0), "handlers-1");
    thread.start();
    called.await();
    dispatch.cancel(true);
    assertThat(dispatch.report()).hasToString("1 called, 1 unfinished");
    cancelled.countDown();
    thread.join();
    assertThat(stage).isCancelled();
  }

  @ParameterizedTest
  @EnumSource
  void whatAHandlerThrowsAfterItWasCancelledIsStillTold(Mode mode) {
    List<Dispatch<String>> dispatches = new ArrayList<>();
    registry.onFailure(failure -> log.add(failure.cause().getMessage()));
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          dispatches.get(0).cancel(true);
          throw new IOException("disk");
        });
    dispatches.add(mode.publish(registry, "now"));
    tasks.get(0).run();
    assertThat(log).containsExactly("disk");
    assertThat(dispatches.get(0).report()).hasToString("1 called, 1 failed");
  }

  @Test
  void aFilterOrAListenerMayCancelToo() {
    CompletableFuture<String> first = pending("first");
    List<Dispatch<String>> dispatches = new ArrayList<>();
    registry.register(
        o ->
            o.when(
                event -> {
                  dispatches.get(0).cancel(true);
                  return true;
                }),
        event -> {
          log.add("second");
          return null;
        });
    dispatches.add(registry.publishInOrder("now"));
    first.complete("");
    assertThat(log).containsExactly("first");
    assertThat(dispatches.get(0).report()).hasToString("1 called, 1 not started");

    registry.onFailure(failure -> dispatches.get(1).cancel(true));
    registry.clear();
    CompletableFuture<String> failing = pending("failing");
    pending("last");
    dispatches.add(registry.publishInOrder("now"));
    failing.completeExceptionally(new IOException());
    assertThat(dispatches.get(1).report()).hasToString("1 called, 1 failed, 1 not started");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalIsThrownOnAlsoWhenNobodyWaitsForIt(Mode mode) {
    List<Dispatch<String>> dispatches = new ArrayList<>();
    var fatal = new OutOfMemoryError("sample");
    registry.onFailure(failure -> log.add("told"));
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          dispatches.get(0).cancel(true);
          throw fatal;
        });
    dispatches.add(mode.publish(registry, "now"));
    assertThatThrownBy(() -> tasks.get(0).run()).isSameAs(fatal);
    assertThat(log).containsExactly("told");
  }

  /** Many times: a handler completes on one thread while another cancels. */
  @ParameterizedTest
  @EnumSource
  void completingAndCancellingAtOnceEndsInOneOfTheTwo(Mode mode) throws InterruptedException {
    for (int round = 0; round < 500; round++) {
      registry.clear();
      CompletableFuture<String> stage = pending("racing");
      Dispatch<String> dispatch = mode.publish(registry, "now");
      var completing = new Thread(() -> stage.complete(""), "completing");
      completing.start();
      boolean cancelled = dispatch.cancel(true);
      completing.join();
      assertThat(dispatch.isCancelled()).isEqualTo(cancelled);
      assertThat(dispatch.report().called()).isEqualTo(1);
      assertThat(dispatch.report().failed()).isZero();
      if (!cancelled) {
        assertThat(dispatch.join().allSucceeded()).isTrue();
      }
    }
  }
}
