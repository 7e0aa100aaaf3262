package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.function.AsyncAction1;
import dev.headrace.testsupport.Memory;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has ended keeps nothing from being collected, whoever keeps hold of what is left of it. */
class AsyncRetentionTest {
  private final ManualTimer timer = new ManualTimer();
  private final AsyncRegistry<Object> registry =
      AsyncRegistry.builder("orders").timeoutsOn(timer).build();
  private final List<WeakReference<?>> gone = new ArrayList<>();

  private <T> T watched(T value) {
    gone.add(new WeakReference<>(value));
    return value;
  }

  /** A handler that captures something. */
  private AsyncAction1<Object> handler(CompletionStage<?> stage) {
    Object captured = watched(new Object());
    return event -> captured == event ? null : stage;
  }

  private void assertAllGone(Object... kept) {
    Memory.collect(gone);
    assertThat(gone).isNotEmpty().allMatch(reference -> reference.refersTo(null));
    for (Object one : kept) {
      Reference.reachabilityFence(one);
    }
    Reference.reachabilityFence(registry);
  }

  @ParameterizedTest
  @EnumSource
  void whoKeepsADispatchThatEndedKeepsNeitherEventNorHandlerNorStage(Mode mode) {
    Dispatch<Object> dispatch = ended(mode);
    assertThat(dispatch).isCompleted();
    registry.clear();
    assertAllGone(dispatch);
  }

  private Dispatch<Object> ended(Mode mode) {
    CompletableFuture<String> stage = watched(new CompletableFuture<>());
    registry.register(handler(stage));
    registry.register(handler(null));
    Dispatch<Object> dispatch = mode.publish(registry, watched(new Object()));
    stage.complete("");
    return dispatch;
  }

  @ParameterizedTest
  @EnumSource
  void whoKeepsAStageOfACancelledDispatchKeepsNothingElse(Mode mode) {
    List<Object> callbacks = new ArrayList<>();
    Dispatch<Object> dispatch = cancelled(mode, callbacks);
    registry.clear();
    assertAllGone(dispatch, callbacks);
  }

  private Dispatch<Object> cancelled(Mode mode, List<Object> callbacks) {
    registry.register(handler(Stages.bare(callbacks::add)));
    registry.register(handler(Stages.bare(callbacks::add)));
    Dispatch<Object> dispatch = mode.publish(registry, watched(new Object()));
    dispatch.cancel(true);
    return dispatch;
  }

  @ParameterizedTest
  @EnumSource
  void whoKeepsAStageThatCameTooLateKeepsNothingElse(Mode mode) {
    registry.onFailure(failure -> {});
    List<Object> callbacks = new ArrayList<>();
    late(mode, callbacks);
    registry.clear();
    assertAllGone(callbacks, timer);
  }

  private void late(Mode mode, List<Object> callbacks) {
    Duration second = Duration.ofSeconds(1);
    registry.register(o -> o.timeout(second), handler(Stages.bare(callbacks::add)));
    Dispatch<Object> dispatch = mode.publish(registry, watched(new Object()));
    timer.pass(second);
    assertThat(dispatch).isCompleted();
  }

  @ParameterizedTest
  @EnumSource
  void aTimerThatForgetsNothingKeepsNothing(Mode mode) {
    inTime(mode);
    registry.clear();
    assertAllGone(timer);
  }

  private void inTime(Mode mode) {
    CompletableFuture<String> stage = watched(new CompletableFuture<>());
    registry.register(o -> o.timeout(Duration.ofDays(1)), handler(stage));
    mode.publish(registry, watched(new Object()));
    stage.complete("");
  }

  @ParameterizedTest
  @EnumSource
  void anExecutorThatStillHoldsATaskKeepsNothingElse(Mode mode) {
    List<Runnable> tasks = new ArrayList<>();
    queued(mode, tasks);
    registry.clear();
    assertAllGone(tasks);
  }

  private void queued(Mode mode, List<Runnable> tasks) {
    registry.register(o -> o.runOn(tasks::add), handler(null));
    mode.publish(registry, watched(new Object())).cancel(true);
  }

  @Test
  void whoeverKeepsIdsGuardsOrTheBatchKeepsNoHandler() {
    List<Object> kept = new ArrayList<>();
    HandlerId id = registry.register(handler(null));
    HandlerGuard guard = registry.guard(handler(null));
    registry.registerAll(
        batch -> {
          kept.add(batch);
          batch.register(handler(null));
        });
    registry.unregister(id);
    guard.close();
    registry.clear();
    assertAllGone(kept, id, guard);
  }
}
