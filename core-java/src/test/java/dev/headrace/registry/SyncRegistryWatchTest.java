package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.testsupport.Crew;
import dev.headrace.testsupport.Memory;
import dev.headrace.testsupport.ReportedFailures;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registry watches only where it was asked to. */
class SyncRegistryWatchTest {
  private static final Duration LONG = Duration.ofDays(1_000_000);

  private final List<String> log = new ArrayList<>();

  private static <E> SyncRegistryBuilder<E> builder(Form form) {
    return SyncRegistry.<E>builder("prices").settling(form.settling());
  }

  private static SyncRegistry<String> awaiting(Form form) {
    return SyncRegistryWatchTest.<String>builder(form).awaiting().build();
  }

  // ---- waiting until a handler runs no more

  /** A handler that runs until it is told to end. */
  private static final class Busy {
    final CountDownLatch running = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    boolean ended;

    void run(String event) throws InterruptedException {
      if (event.equals("busy")) {
        running.countDown();
        mayEnd.await();
        ended = true;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereNothingIsUnderWayNobodyWaits(Form form) throws Exception {
    SyncRegistry<String> registry = awaiting(form);
    HandlerId id = registry.register(log::add);
    registry.publish("now");
    assertThat(registry.unregisterAndAwait(id, Duration.ZERO)).isTrue();
    assertThat(registry.unregisterAndAwait(id, Duration.ofNanos(-1))).isTrue();
    registry.publish("then");
    assertThat(log).containsExactly("now");
    try (HandlerGuard guard = registry.guard(log::add)) {
      assertThat(guard.closeAndAwait(LONG)).isTrue();
      assertThat(guard.closeAndAwait(LONG)).as("closed before").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatRunsIsWaitedFor(Form form) throws Exception {
    SyncRegistry<String> registry = awaiting(form);
    Busy busy = new Busy();
    HandlerId id = registry.register(busy::run);
    registry.publish("first");
    Crew publisher = new Crew().add(1, () -> registry.publish("busy"));
    publisher.start();
    busy.running.await();
    assertThat(registry.unregisterAndAwait(id, Duration.ZERO)).isFalse();
    assertThat(registry.unregisterAndAwait(id, Duration.ofNanos(1_000))).isFalse();
    assertThat(registry.isEmpty()).isTrue();
    AtomicBoolean sawItEnd = new AtomicBoolean();
    List<Thread> waiting = new ArrayList<>();
    Crew waiters = new Crew();
    CountDownLatch begun = new CountDownLatch(1);
    waiters.add(
        1,
        () -> {
          waiting.add(Thread.currentThread());
          begun.countDown();
          assertThat(registry.unregisterAndAwait(id, LONG)).isTrue();
          sawItEnd.set(busy.ended);
        });
    waiters.start();
    begun.await();
    awaitParked(waiting.get(0));
    busy.mayEnd.countDown();
    waiters.join();
    publisher.join();
    assertThat(sawItEnd).isTrue();
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource
  void publishesThatOverlapWithoutEndKeepNobodyWaiting(Form form) throws Exception {
    SyncRegistry<String> registry = awaiting(form);
    AtomicInteger entered = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    registry.register(
        event -> {
          int mine = entered.incrementAndGet();
          while (entered.get() == mine && !done.get()) { // until another publish is under way
            Thread.onSpinWait();
          }
        });
    List<HandlerId> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add(registry.register(event -> {}));
    }
    Crew crew = new Crew();
    crew.add(
            2,
            () -> {
              while (!done.get()) {
                registry.publish("now");
              }
            })
        .add(
            1,
            () -> {
              try {
                for (HandlerId id : ids) {
                  assertThat(registry.unregisterAndAwait(id, LONG)).isTrue();
                }
              } finally {
                done.set(true);
              }
            })
        .run();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasWaitedForRunsNoMoreHoweverManyPublish(Form form) throws Exception {
    SyncRegistry<String> registry = awaiting(form);
    AtomicInteger waiters = new AtomicInteger(2);
    Crew crew = new Crew();
    crew.add(
            2,
            () -> {
              while (waiters.get() > 0) {
                registry.publish("now");
              }
            })
        .add(
            2,
            () -> {
              try {
                for (int i = 0; i < 300; i++) {
                  AtomicBoolean closed = new AtomicBoolean();
                  AtomicBoolean late = new AtomicBoolean();
                  HandlerGuard guard =
                      registry.guard(
                          event -> {
                            Thread.onSpinWait();
                            late.compareAndSet(false, closed.get());
                          });
                  if (i % 2 == 0) {
                    Thread.yield();
                  }
                  assertThat(guard.closeAndAwait(LONG)).isTrue();
                  closed.set(true);
                  registry.publish("late");
                  assertThat(late).isFalse();
                }
              } finally {
                waiters.decrementAndGet();
              }
            })
        .run();
  }

  @ParameterizedTest
  @EnumSource
  void whoIsInsideAPublishCannotWaitForIt(Form form) throws Exception {
    SyncRegistry<String> registry = awaiting(form);
    List<HandlerGuard> guards = new ArrayList<>();
    registry.onFailure(
        failure -> {
          log.add(failure.cause().getMessage());
          assertThatIllegalStateException()
              .isThrownBy(() -> registry.unregisterAndAwait(failure.id(), LONG))
              .withMessageContaining("wait on another thread");
        });
    HandlerGuard waits =
        registry.guard(o -> o.when("now"::equals), event -> guards.get(0).closeAndAwait(LONG));
    guards.add(HandlerGuard.all(List.of(waits)));
    registry.register(
        o -> o.when("nest"::equals),
        event -> {
          registry.publish("now");
          assertThat(waits.isActive()).isTrue();
        });
    registry.publish("nest");
    assertThat(log)
        .containsExactly(
            "a handler or listener of registry prices can't wait for the publish that runs it: let"
                + " it unregister without waiting, or wait on another thread");
    assertThat(guards.get(0).closeAndAwait(LONG)).isTrue();
    assertThat(waits.isActive()).isFalse();
  }

  @Test
  void aRegistryThatDoesNotWatchSaysHow() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    HandlerGuard guard = registry.guard(log::add);
    assertThatIllegalStateException()
        .isThrownBy(() -> registry.unregisterAndAwait(guard.id(), LONG))
        .withMessage("registry prices can't wait for its handlers: build it with awaiting()");
    assertThatIllegalStateException()
        .isThrownBy(() -> guard.closeAndAwait(LONG))
        .withMessageContaining("awaiting()");
    assertThatIllegalStateException()
        .isThrownBy(registry::counts)
        .withMessage("registry prices doesn't count: build it with counting()");
    assertThat(guard.isActive()).isTrue();
    HandlerGuard other =
        AsyncRegistry.<String>create("orders").guard(dev.headrace.Handler.of(e -> {}));
    assertThatIllegalStateException()
        .isThrownBy(() -> other.closeAndAwait(LONG))
        .withMessageContaining("without waiting");
    assertThat(other.isActive()).isTrue();
  }

  @Test
  void anIdOfAnotherRegistryIsNotWaitedFor() throws Exception {
    SyncRegistry<String> registry = awaiting(Form.LOOP);
    SyncRegistry<String> other = awaiting(Form.LOOP);
    registry.register(log::add);
    HandlerId foreign = other.register(log::add);
    assertThat(registry.unregisterAndAwait(foreign, LONG)).isFalse();
    assertThat(registry.size() + other.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void whoIsInterruptedWaitsNoLongerAndHarmsNobody(Form form) throws Exception {
    SyncRegistry<String> registry = awaiting(form);
    Busy busy = new Busy();
    HandlerGuard guard = registry.guard(busy::run);
    Crew publisher = new Crew().add(1, () -> registry.publish("busy"));
    publisher.start();
    busy.running.await();
    List<Thread> waiting = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    Crew waiter =
        new Crew()
            .add(
                1,
                () -> {
                  waiting.add(Thread.currentThread());
                  begun.countDown();
                  assertThatThrownBy(() -> guard.closeAndAwait(LONG))
                      .isInstanceOf(InterruptedException.class);
                });
    waiter.start();
    begun.await();
    awaitParked(waiting.get(0));
    waiting.get(0).interrupt();
    waiter.join();
    assertThat(registry.isEmpty()).isTrue();
    assertThat(registry.unregisterAndAwait(guard.id(), Duration.ZERO)).isFalse();
    busy.mayEnd.countDown();
    publisher.join();
    assertThat(registry.unregisterAndAwait(guard.id(), Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aPublishThatEndsByWhatIsFatalHasEnded(Form form) throws Exception {
    SyncRegistry<String> registry =
        SyncRegistryWatchTest.<String>builder(form)
            .awaiting()
            .maxDepth(1)
            .rethrow(AssertionError.class::isInstance)
            .build();
    registry.onFailure(failure -> {});
    HandlerId id =
        registry.register(
            event -> {
              throw new AssertionError(event);
            });
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> registry.publish("bug")).hasMessage("bug");
    }
    assertThat(registry.unregisterAndAwait(id, Duration.ZERO)).isTrue();
  }

  // ---- nesting

  @ParameterizedTest
  @EnumSource
  void aPublishThatIsNestedTooDeepIsAFailureOfWhoPublished(Form form) {
    SyncRegistry<Integer> registry =
        SyncRegistryWatchTest.<Integer>builder(form).maxDepth(3).counting().build();
    SyncRegistry<Integer> other = SyncRegistryWatchTest.<Integer>builder(form).build();
    other.register(depth -> registry.publish(depth + 1));
    registry.onFailure(failure -> log.add(failure.event() + ": " + failure.cause().getMessage()));
    registry.register(
        depth -> {
          log.add("" + depth);
          if (depth > 0) {
            (depth % 2 == 0 ? registry : other).publish(depth % 2 == 0 ? depth + 1 : depth);
          }
        });
    for (int i = 0; i < 2; i++) {
      log.clear();
      registry.publish(2);
      assertThat(log.subList(0, 3)).containsExactly("2", "3", "4");
      assertThat(log.subList(3, log.size()))
          .containsExactly(
              "4: a publish of registry prices is nested 3 deep, which is the limit: have its"
                  + " handlers not publish to it for what they were run for, or say a higher"
                  + " maxDepth(…)");
      registry.publish(0);
    }
    assertThat(registry.counts()).isEqualTo(new RegistryCounts(8, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncRegistry.builder("prices").maxDepth(0))
        .withMessageContaining("say 1 for no nested ones");
  }

  // ---- counts

  @ParameterizedTest
  @EnumSource
  void whatManyThreadsPublishIsCounted(Form form) throws Exception {
    SyncRegistry<Integer> registry =
        SyncRegistryWatchTest.<Integer>builder(form).counting().build();
    registry.onFailure(failure -> {});
    assertThat(registry.counts()).isEqualTo(new RegistryCounts(0, 0));
    registry.register(
        event -> {
          if (event % 10 == 0) {
            throw new IllegalStateException();
          }
        });
    registry.register(event -> {});
    new Crew()
        .add(
            8,
            () -> {
              for (int i = 0; i < 1_000; i++) {
                registry.publish(i);
              }
            })
        .run();
    assertThat(registry.counts()).isEqualTo(new RegistryCounts(8_000, 800));
  }

  @ParameterizedTest
  @EnumSource
  void watchingAllocatesNothing(Form form) {
    SyncRegistry<String> registry =
        SyncRegistryWatchTest.<String>builder(form).awaiting().maxDepth(9).counting().build();
    registry.register(event -> {});
    registry.register(o -> o.when(String::isEmpty), log::add);
    registry.registerFor(this, (owner, event) -> assertThat(owner).isNotNull());
    registry.clear();
    registry.registerFor(log, (owner, event) -> owner.clear());
    assertThat(Memory.allocatedPerRun(() -> registry.publish("event"))).isZero();
  }

  // ---- owners

  private static final class Desk {
    final List<String> seen;

    Desk(List<String> seen) {
      this.seen = seen;
    }

    void check(String event) {
      seen.add(event);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerGoesWithItsOwner(Form form) {
    SyncRegistry<String> registry = SyncRegistryWatchTest.<String>builder(form).build();
    registry.register(event -> log.add("other " + event));
    Desk stays = new Desk(log);
    registry.registerFor(stays, Desk::check);
    WeakReference<Object> gone =
        withAnOwner(registry, log, o -> o.priority(1).when(e -> !e.isEmpty()));
    registry.publish("now");
    assertThat(registry.handlers()).extracting(HandlerInfo::name).contains("check");
    Memory.collect(List.of(gone));
    assertThat(gone.refersTo(null)).isTrue();
    registry.publish("then");
    assertThat(log).containsExactly("now", "other now", "now", "other then", "then");
    while (registry.size() > 2) { // until the collector has told
      Thread.onSpinWait();
    }
    assertThat(registry.handlers()).hasSize(2);
    Reference.reachabilityFence(stays);
  }

  private static WeakReference<Object> withAnOwner(
      SyncRegistry<String> registry,
      List<String> log,
      java.util.function.Consumer<HandlerOptions<String>> options) {
    Desk desk = new Desk(log);
    registry.registerFor(desk, options, Desk::check);
    return new WeakReference<>(desk);
  }

  @ParameterizedTest
  @EnumSource
  void manyOwnersGoTogetherAndNothingOfThemIsKept(Form form) {
    SyncRegistry<String> registry = SyncRegistryWatchTest.<String>builder(form).build();
    List<WeakReference<Object>> owners = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      owners.add(withAnOwner(registry, log, o -> {}));
    }
    Desk early = new Desk(log);
    assertThat(registry.unregister(registry.registerFor(early, Desk::check))).isTrue();
    Memory.collect(owners);
    assertThat(owners).allMatch(owner -> owner.refersTo(null));
    while (!registry.isEmpty()) {
      Thread.onSpinWait();
    }
    Reference.reachabilityFence(early);
  }

  // ---- lost guards

  private static WeakReference<Object> loseAGuard(SyncRegistry<String> registry, String name) {
    return new WeakReference<>(registry.guard(o -> o.named(name), event -> {}));
  }

  @Test
  void aLostGuardIsToldOfOnceAndItsHandlerStays() {
    SyncRegistry<String> registry =
        SyncRegistry.<String>builder("prices").warnOfLostGuards().build();
    HandlerGuard closed = registry.guard(o -> o.named("closed"), event -> {});
    closed.close();
    HandlerGuard detached = registry.guard(o -> o.named("detached"), event -> {});
    detached.detach();
    HandlerGuard kept = registry.guard(o -> o.named("kept"), event -> {});
    List<WeakReference<Object>> lost = new ArrayList<>();
    lost.add(loseAGuard(registry, "unregistered"));
    HandlerId gone = registry.handlers().get(2).id();
    lost.add(loseAGuard(registry, "audit"));
    registry.unregister(gone);
    closed = null;
    detached = null;
    Memory.collect(lost);
    List<ReportedFailures.Report> told = new ArrayList<>();
    while (told.isEmpty()) {
      registry.size();
      told.addAll(ReportedFailures.take());
    }
    Memory.collect(lost);
    registry.unregister(registry.register(event -> {}));
    told.addAll(ReportedFailures.take());
    assertThat(told)
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.message())
                    .contains("a guard in registry prices was lost")
                    .contains("[audit]")
                    .contains("detach()"));
    assertThat(registry.handlers())
        .extracting(HandlerInfo::name)
        .containsExactly("detached", "kept", "audit");
    kept.close();
  }

  @Test
  void guardsAreNotWatchedUnlessAskedFor() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    WeakReference<Object> lost = loseAGuard(registry, "audit");
    Memory.collect(List.of(lost));
    assertThat(lost.refersTo(null)).isTrue();
    assertThat(registry.size()).isEqualTo(1);
    assertThat(ReportedFailures.take()).isEmpty();
  }
}
