package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.testsupport.ReportedFailures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Handlers that take too long. */
class AsyncTimeoutTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTimer timer = new ManualTimer();
  private final List<String> log = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();
  private final AsyncRegistry<String> registry =
      AsyncRegistry.<String>builder("orders").timeoutsOn(timer).timeout(SECOND).build();

  AsyncTimeoutTest() {
    registry.onFailure(failure -> log.add(failure.cause().getMessage()));
  }

  private HandlerId register(String name, CompletionStage<?> stage) {
    return registry.register(
        o -> o.named(name),
        event -> {
          log.add(name);
          return stage;
        });
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsTooLateHasFailedAndIsCancelled(Mode mode) {
    var stage = new CompletableFuture<String>();
    register("slow", stage);
    register("next", null);
    Dispatch<String> dispatch = mode.publish(registry, "now");
    timer.pass(SECOND.minusNanos(1));
    assertThat(dispatch).isNotDone();
    timer.pass(Duration.ofNanos(1));
    DispatchReport<String> report = dispatch.join();
    assertThat(report).hasToString("2 called, 1 failed");
    assertThat(report.failures().get(0).cause())
        .isInstanceOfSatisfying(
            HandlerTimeoutException.class,
            late -> {
              assertThat(late.handler()).isEqualTo("slow");
              assertThat(late.timeout()).isEqualTo(SECOND);
              assertThat(late.fix()).contains("more time");
            });
    assertThat(stage).isCancelled();
    String told =
        "handler slow of registry orders was not done within 1000 ms. "
            + "Fix: find out what it waits for, or give it more time";
    if (mode == Mode.AT_ONCE) {
      assertThat(log).containsExactly("slow", "next", told);
    } else {
      assertThat(log).containsExactly("slow", told, "next");
    }
    assertThat(timer.waiting()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatComesTooLateIsDropped(Mode mode) {
    List<BiConsumer<Object, Throwable>> callbacks = new ArrayList<>();
    register("slow", Stages.bare(callbacks::add));
    HandlerId closing =
        registry.register(o -> o.closeAfter(2), event -> Stages.bare(callbacks::add));
    Dispatch<String> dispatch = mode.publish(registry, "now");
    timer.pass(SECOND);
    timer.pass(SECOND);
    assertThat(dispatch.join().failed()).isEqualTo(2);
    log.clear();
    callbacks.get(0).accept("late", null);
    callbacks.get(1).accept(null, new IOException());
    assertThat(log).isEmpty();
    assertThat(dispatch.report()).hasToString("2 called, 2 failed");
    assertThat(registry.contains(closing)).isTrue();
    assertThat(ReportedFailures.take()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsInTimeIsNotMeasuredAnyLonger(Mode mode) {
    var stage = new CompletableFuture<String>();
    register("quick", null);
    register("in time", stage);
    registry.register(o -> o.noTimeout().named("slow"), event -> Stages.neverDone());
    Dispatch<String> dispatch = mode.publish(registry, "now");
    assertThat(timer.waiting()).isEqualTo(1);
    stage.complete("");
    assertThat(timer.waiting()).isZero();
    timer.pass(Duration.ofDays(1));
    assertThat(dispatch).isNotDone();
    assertThat(log).containsExactly("quick", "in time");
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutOfItsOwnComesFirst(Mode mode) {
    registry.register(
        o -> o.named("own").timeout(Duration.ofNanos(5)), event -> Stages.neverDone());
    Dispatch<String> dispatch = mode.publish(registry, "now");
    timer.pass(Duration.ofNanos(5));
    assertThat(dispatch.join().failed()).isEqualTo(1);
    assertThat(log.get(0)).contains("within 5 ns");
  }

  @ParameterizedTest
  @EnumSource
  void timeInTheQueueCountsAndWhoIsTooLateIsNotCalled(Mode mode) {
    registry.register(
        o -> o.runOn(tasks::add),
        event -> {
          log.add("called");
          return null;
        });
    Dispatch<String> dispatch = mode.publish(registry, "now");
    timer.pass(SECOND);
    assertThat(dispatch.join().failed()).isEqualTo(1);
    log.clear();
    tasks.forEach(Runnable::run);
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsStillBeingCalledIsTooLateToo(Mode mode) {
    var stage = new CompletableFuture<String>();
    registry.register(
        event -> {
          timer.pass(SECOND);
          return stage;
        });
    registry.register(
        event -> {
          timer.pass(SECOND);
          throw new IOException("dropped");
        });
    Dispatch<String> dispatch = mode.publish(registry, "now");
    assertThat(dispatch.join()).hasToString("2 called, 2 failed");
    assertThat(stage).isCancelled();
    assertThat(log).hasSize(2).allMatch(told -> told.contains("was not done within"));
  }

  @ParameterizedTest
  @EnumSource
  void cancellingStopsTheClock(Mode mode) {
    register("slow", Stages.neverDone());
    Dispatch<String> dispatch = mode.publish(registry, "now");
    dispatch.cancel(true);
    assertThat(timer.waiting()).isZero();
    timer.pass(SECOND);
    assertThat(log).containsExactly("slow");
  }

  @ParameterizedTest
  @EnumSource
  void aTimerThatRejectsIsAFailureOfTheHandlerWhichIsNotCalled(Mode mode) {
    register("first", null);
    timer.shutdown();
    DispatchReport<String> report = mode.publish(registry, "now").join();
    assertThat(report.failures().get(0).cause()).isInstanceOf(RejectedExecutionException.class);
    assertThat(log).containsExactly("no more time");
  }

  @ParameterizedTest
  @EnumSource
  void manyThatAreTooLateAtOnceLeaveTheStackFlat(Mode mode) {
    registry.registerAll(
        batch -> {
          for (int i = 0; i < 10_000; i++) {
            batch.register(
                o -> o.named("slow"),
                event -> {
                  if (mode == Mode.IN_ORDER) {
                    timer.pass(SECOND);
                  }
                  return Stages.neverDone();
                });
          }
        });
    Dispatch<String> dispatch = mode.publish(registry, "now");
    timer.pass(SECOND);
    assertThat(dispatch.join().failed()).isEqualTo(10_000);
  }

  @Test
  void whoMeasuresTheTimeMustBeSaid() {
    AsyncRegistry<String> timeless = AsyncRegistry.create("orders");
    assertThatIllegalStateException()
        .isThrownBy(() -> timeless.register(o -> o.named("audit").timeout(SECOND), event -> null))
        .withMessageContaining("handler audit can't have a timeout")
        .withMessageContaining("timeoutsOn(…)");
    assertThat(timeless.isEmpty()).isTrue();
    assertThatThrownBy(() -> AsyncRegistry.builder("orders").timeout(SECOND).build())
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("registry orders can't be built: 1 problem")
        .hasMessageContaining("timeoutsOn(…)");
  }

  @Test
  void noTimeIsTooLittleAndALotIsFine() {
    for (Duration time : List.of(Duration.ZERO, SECOND.negated())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> registry.register(o -> o.timeout(time), event -> null))
          .withMessageContaining("give it more time");
    }
    registry.register(o -> o.timeout(Duration.ofSeconds(Long.MAX_VALUE)), event -> null);
    assertThat(registry.publish("now").join().allSucceeded()).isTrue();
  }
}
