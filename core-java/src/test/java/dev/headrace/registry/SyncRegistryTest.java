package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.testsupport.ReportedFailures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registry does does not depend on its form: every test runs with both. */
class SyncRegistryTest {
  private final List<String> log = new ArrayList<>();

  /** Publishes until the form is the one that is tested, then forgets what was logged. */
  private SyncRegistry<String> settled(SyncRegistry<String> registry) {
    registry.publish("warm");
    log.clear();
    return registry;
  }

  @ParameterizedTest
  @EnumSource
  void higherPrioritiesRunFirstAndEqualOnesInTheirOrder(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(-5, e -> log.add("-5"));
    registry.register(e -> log.add("0 a"));
    registry.register(Integer.MAX_VALUE, e -> log.add("max"));
    registry.register(5, e -> log.add("5 a"));
    registry.register(Integer.MIN_VALUE, e -> log.add("min"));
    registry.register(e -> log.add("0 b"));
    registry.register(5, e -> log.add("5 b"));
    settled(registry).publish("now");
    assertThat(log).containsExactly("max", "5 a", "5 b", "0 a", "0 b", "-5", "min");
  }

  @ParameterizedTest
  @EnumSource
  void removingKeepsTheOrderOfTheOthers(Form form) {
    SyncRegistry<String> registry = form.registry();
    List<HandlerId> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int number = i;
      ids.add(registry.register(i % 2, e -> log.add("" + number)));
    }
    assertThat(registry.unregister(ids.get(3))).isTrue();
    assertThat(registry.unregister(ids.get(0))).isTrue();
    settled(registry).publish("now");
    assertThat(log).containsExactly("1", "5", "2", "4");
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyRegistryPublishesToNobody(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.publish("now");
    assertThat(registry.isEmpty()).isTrue();
    assertThat(registry.clear()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void oneFunctionRegisteredTwiceRunsTwice(Form form) {
    SyncRegistry<String> registry = form.registry();
    dev.headrace.function.TryAction1<String> same = e -> log.add(e);
    HandlerId first = registry.register(same);
    HandlerId second = registry.register(same);
    settled(registry).publish("now");
    assertThat(log).containsExactly("now", "now");
    assertThat(first).isNotEqualTo(second);
    registry.unregister(first);
    settled(registry).publish("then");
    assertThat(log).containsExactly("then");
  }

  // ---- snapshots

  @ParameterizedTest
  @EnumSource
  void whatAHandlerRegistersRunsFromTheNextPublishOn(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(
        o -> o.when("grow"::equals), e -> registry.register(100, inner -> log.add("new " + inner)));
    registry.register(e -> log.add("old " + e));
    settled(registry).publish("grow");
    assertThat(log).containsExactly("old grow");
    registry.publish("now");
    assertThat(log).containsExactly("old grow", "new now", "old now");
  }

  @ParameterizedTest
  @EnumSource
  void whatAHandlerUnregistersStillRunsInThisPublish(Form form) {
    SyncRegistry<String> registry = form.registry();
    List<HandlerId> victim = new ArrayList<>();
    registry.register(
        10,
        e -> {
          if (e.equals("drop")) {
            log.add("dropped " + registry.unregister(victim.get(0)));
          }
        });
    victim.add(registry.register(e -> log.add("victim " + e)));
    settled(registry).publish("drop");
    registry.publish("drop");
    assertThat(log).containsExactly("dropped true", "victim drop", "dropped false");
  }

  @ParameterizedTest
  @EnumSource
  void clearingInTheMiddleCutsNoPublishShort(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(10, e -> log.add(e.equals("clear") ? "" + registry.clear() : "-"));
    registry.register(e -> log.add("after"));
    settled(registry).publish("clear");
    registry.publish("clear");
    assertThat(log).containsExactly("2", "after");
  }

  @ParameterizedTest
  @EnumSource
  void aNestedPublishIsDepthFirstAndHasASnapshotOfItsOwn(Form form) {
    SyncRegistry<Integer> registry = form.registry();
    registry.register(
        depth -> {
          log.add("A" + depth);
          if (depth > 0 && depth < 3) {
            registry.publish(depth + 1);
          }
        });
    registry.register(depth -> log.add("B" + depth));
    registry.publish(-1);
    log.clear();
    registry.publish(1);
    assertThat(log).containsExactly("A1", "A2", "A3", "B3", "B2", "B1");
  }

  @ParameterizedTest
  @EnumSource
  void aNestedPublishSeesWhatItsHandlerRegistered(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(
        e -> {
          log.add("A " + e);
          if (e.equals("outer")) {
            registry.register(100, inner -> log.add("new " + inner));
            registry.publish("inner");
          }
        });
    registry.register(e -> log.add("B " + e));
    settled(registry).publish("outer");
    assertThat(log).containsExactly("A outer", "new inner", "A inner", "B inner", "B outer");
  }

  // ---- ids

  @ParameterizedTest
  @EnumSource
  void idsAreNeverUsedAgain(Form form) {
    SyncRegistry<String> registry = form.registry();
    HandlerId first = registry.register(e -> {});
    assertThat(registry.unregister(first)).isTrue();
    assertThat(registry.unregister(first)).isFalse();
    HandlerId second = registry.register(e -> {});
    registry.clear();
    HandlerId third = registry.register(e -> {});
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(List.of(first.toString(), second.toString(), third.toString()))
        .containsExactly("1", "2", "3");
    assertThat(registry.contains(third)).isTrue();
    assertThat(registry.contains(first)).isFalse();
    assertThat(registry.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void anIdOfAnotherRegistryMeansNothing(Form form) {
    SyncRegistry<String> registry = form.registry();
    SyncRegistry<String> other = form.registry();
    HandlerId id = registry.register(e -> log.add("mine"));
    HandlerId foreign = other.register(e -> log.add("other"));
    assertThat(foreign.toString()).isEqualTo(id.toString());
    assertThat(foreign).isNotEqualTo(id);
    assertThat(registry.unregister(foreign)).isFalse();
    assertThat(registry.contains(foreign)).isFalse();
    assertThat(registry.unregisterAll(List.of(foreign, id))).isEqualTo(1);
    assertThat(other.size()).isEqualTo(1);
  }

  // ---- failures

  @ParameterizedTest
  @EnumSource
  void aFailureKeepsNobodyFromRunningAndIsToldAtOnce(Form form) {
    SyncRegistry<String> registry = form.registry();
    var cause = new java.io.IOException("disk");
    registry.register(
        o -> o.named("journal"),
        e -> {
          if (e.equals("now")) {
            throw cause;
          }
        });
    registry.register(e -> log.add("next " + e));
    settled(registry);
    List<HandlerFailure<String>> heard = new ArrayList<>();
    registry.onFailure(
        failure -> {
          heard.add(failure);
          log.add("told");
        });
    registry.publish("now");
    assertThat(log).containsExactly("told", "next now");
    assertThat(heard)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.registry()).isEqualTo("prices");
              assertThat(failure.handler()).isEqualTo("journal");
              assertThat(failure.event()).isEqualTo("now");
              assertThat(failure.cause()).isSameAs(cause).hasNoSuppressedExceptions();
              assertThat(failure.closed()).isFalse();
              assertThat(registry.contains(failure.id())).isTrue();
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorIsIsolatedButWhatIsFatal(Form form) {
    for (Throwable thrown :
        List.of(
            new StackOverflowError(), new AssertionError("no"), new NoClassDefFoundError("gone"))) {
      SyncRegistry<String> registry = form.registry();
      registry.onFailure(failure -> log.add(failure.cause().getClass().getSimpleName()));
      registry.register(e -> sneak(e.equals("now") ? thrown : null));
      registry.register(e -> log.add("next"));
      settled(registry).publish("now");
      assertThat(log).containsExactly(thrown.getClass().getSimpleName(), "next");
    }
    SyncRegistry<String> registry = form.registry();
    var fatal = new OutOfMemoryError("sample");
    registry.onFailure(failure -> log.add("told"));
    registry.register(e -> sneak(e.equals("now") ? fatal : null));
    registry.register(e -> log.add("next"));
    settled(registry);
    assertThatThrownBy(() -> registry.publish("now")).isSameAs(fatal);
    assertThat(log).containsExactly("told");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalIsForTheBuilderToSay(Form form) {
    SyncRegistry<String> registry =
        SyncRegistry.<String>builder("prices")
            .settling(form.settling())
            .rethrow(thrown -> thrown instanceof AssertionError)
            .build();
    registry.onFailure(
        failure -> {
          throw new IllegalStateException("listener");
        });
    var bug = new AssertionError("bug");
    registry.register(e -> sneak(e.equals("now") ? bug : null));
    settled(registry);
    assertThatThrownBy(() -> registry.publish("now")).isSameAs(bug);
    assertThat(ReportedFailures.take()).hasSize(1);
  }

  private static void sneak(Throwable thrown) {
    if (thrown != null) {
      dev.headrace.internal.flow.Failures.<RuntimeException>unchanged(thrown);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptIsKept(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.onFailure(failure -> log.add("interrupted " + Thread.currentThread().isInterrupted()));
    registry.register(
        e -> {
          if (e.equals("now")) {
            throw new InterruptedException();
          }
        });
    settled(registry).publish("now");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("interrupted true");
  }

  @ParameterizedTest
  @EnumSource
  void aFailureThatNobodyHearsIsLoggedOnceForEachHandler(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(SyncRegistryTest::fail);
    registry.register(o -> o.named("audit"), SyncRegistryTest::fail);
    registry.publish("now");
    registry.publish("now");
    assertThat(ReportedFailures.take())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first.toString()).contains("handler fail of registry prices"),
            second -> assertThat(second.toString()).contains("handler audit of registry prices"));
  }

  static void fail(String event) {
    throw new IllegalStateException(event);
  }

  @ParameterizedTest
  @EnumSource
  void aListenerMayChangeTheRegistryAndItself(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(o -> o.named("first").when("now"::equals), SyncRegistryTest::fail);
    registry.register(o -> o.named("second").when("now"::equals), SyncRegistryTest::fail);
    settled(registry);
    registry.onFailure(
        failure -> {
          log.add("one hears " + failure.handler() + " " + registry.unregister(failure.id()));
          registry.onFailure(later -> log.add("other hears " + later.handler()));
          registry.publish("nested");
        });
    registry.register(e -> log.add("runs for " + e));
    registry.publish("now");
    assertThat(log)
        .containsExactly(
            "one hears first true", "runs for nested", "other hears second", "runs for now");
    assertThat(registry.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatFailsIsLoggedOnceAndHarmsNobody(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.onFailure(
        failure -> {
          throw new IllegalStateException("listener");
        });
    registry.register(SyncRegistryTest::fail);
    registry.register(e -> log.add("next"));
    registry.publish("now");
    registry.publish("now");
    assertThat(log).containsExactly("next", "next");
    assertThat(ReportedFailures.take())
        .singleElement()
        .satisfies(
            logged ->
                assertThat(logged.toString())
                    .contains("the failure listener of registry prices failed"));
  }

  @ParameterizedTest
  @EnumSource
  void whoTakesAListenerAwayTakesNoOther(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(SyncRegistryTest::fail);
    Registration first = registry.onFailure(failure -> log.add("first"));
    Registration second = registry.onFailure(failure -> log.add("second"));
    first.close();
    registry.publish("now");
    second.close();
    second.close();
    registry.publish("now");
    assertThat(log).containsExactly("second");
    assertThat(ReportedFailures.take()).hasSize(1);
    registry.onFailure(failure -> log.add("third"));
    registry.clearFailureListener();
    registry.publish("now");
    assertThat(log).containsExactly("second");
  }

  /** Its message can't be had. */
  private static final class Nasty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("message");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionThatCannotEvenBeReadHarmsNobody(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.onFailure(failure -> log.add(failure.cause().getMessage()));
    registry.register(
        e -> {
          throw new Nasty();
        });
    registry.register(e -> log.add("next"));
    registry.publish("now");
    assertThat(log).containsExactly("next");
    assertThat(ReportedFailures.take()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerWhoseNameCannotBeHadStillFailsAlone(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.onFailure(failure -> log.add(failure.handler()));
    registry.register(
        new Handler<String>() {
          @Override
          public void run(String event) {
            throw new IllegalStateException(event);
          }

          @Override
          public String name() {
            throw new IllegalStateException("name");
          }
        });
    registry.register(e -> log.add("next"));
    registry.publish("now");
    assertThat(log).containsExactly("<unnamed>", "next");
  }

  // ---- options

  @ParameterizedTest
  @EnumSource
  void aHandlerThatRunsOnceIsGoneWhenItRuns(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(
        o -> o.once().when(e -> !e.equals("warm")),
        e -> {
          log.add("once " + e + " " + registry.size());
          registry.publish("nested");
        });
    registry.register(e -> log.add("always " + e));
    settled(registry).publish("now");
    registry.publish("then");
    assertThat(log).containsExactly("once now 1", "always nested", "always now", "always then");
  }

  @ParameterizedTest
  @EnumSource
  void filtersMustAllSayYesAndMayFail(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.onFailure(failure -> log.add("failed " + failure.handler()));
    registry.register(
        o ->
            o.named("picky")
                .when(e -> e.length() > 2)
                .when(
                    e -> {
                      if (e.equals("fail")) {
                        throw new IllegalStateException();
                      }
                      return e.startsWith("n");
                    }),
        e -> log.add("ran " + e));
    settled(registry);
    for (String event : List.of("no", "now", "then", "fail")) {
      registry.publish(event);
    }
    assertThat(log).containsExactly("ran now", "failed picky");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatFailsTooOftenInARowIsUnregistered(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.onFailure(
        failure -> log.add("failed" + (failure.closed() ? ", closed " + registry.size() : "")));
    registry.register(
        o -> o.closeAfter(2),
        e -> {
          if (e.equals("fail")) {
            throw new IllegalStateException();
          }
        });
    settled(registry);
    for (String event : List.of("fail", "ok", "fail", "fail", "fail")) {
      registry.publish(event);
    }
    assertThat(log).containsExactly("failed", "failed", "failed, closed 0");
    assertThat(registry.isEmpty()).isTrue();
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedAndNothingIsRegistered() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.register(o -> o.closeAfter(0), e -> {}))
        .withMessageContaining("say 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.register(o -> o.named(" "), e -> {}))
        .withMessageContaining("name it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyncRegistry.create(" "))
        .withMessageContaining("name it");
    assertThat(registry.isEmpty()).isTrue();
  }

  // ---- batches, guards, listings

  @ParameterizedTest
  @EnumSource
  void aBatchIsOneChange(Form form) {
    SyncRegistry<String> registry = form.registry();
    registry.register(5, e -> log.add("before"));
    List<HandlerId> ids =
        registry.registerAll(
            batch -> {
              batch.register(e -> log.add("a"));
              batch.register(5, e -> log.add("b"));
              batch.register(o -> o.priority(9), e -> log.add("c"));
              batch.register(Handler.of("d", e -> log.add("d")));
              assertThat(registry.size()).isEqualTo(1);
            });
    settled(registry).publish("now");
    assertThat(log).containsExactly("c", "before", "b", "a", "d");
    assertThat(registry.unregisterAll(ids)).isEqualTo(4);
    assertThat(registry.size()).isEqualTo(1);
  }

  @Test
  void aBatchThatFailsRegistersNothing() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    List<HandlerBatch<String>> kept = new ArrayList<>();
    assertThatThrownBy(
            () ->
                registry.registerAll(
                    batch -> {
                      batch.register(e -> {});
                      throw new IllegalStateException("half");
                    }))
        .hasMessage("half");
    assertThat(registry.isEmpty()).isTrue();
    assertThat(registry.registerAll(kept::add)).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> kept.get(0).register(e -> {}))
        .withMessageContaining("registered already");
  }

  @ParameterizedTest
  @EnumSource
  void aGuardUnregistersWhenItIsClosed(Form form) {
    SyncRegistry<String> registry = form.registry();
    try (HandlerGuard guard = registry.guard(7, e -> log.add(e))) {
      settled(registry).publish("now");
      assertThat(guard.isActive()).isTrue();
      assertThat(registry.contains(guard.id())).isTrue();
    }
    registry.publish("then");
    assertThat(log).containsExactly("now");
    assertThat(registry.isEmpty()).isTrue();
  }

  @Test
  void aGuardIsHarmlessOnceItsHandlerHasGone() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    HandlerGuard guard = registry.guard(e -> {});
    assertThat(registry.unregister(guard.id())).isTrue();
    assertThat(guard.isActive()).isFalse();
    HandlerId other = registry.register(e -> {});
    guard.close();
    guard.close();
    assertThat(registry.contains(other)).isTrue();
    assertThat(guard).hasToString("guard of [1] (not active)");
  }

  @Test
  void aDetachedGuardLeavesItsHandlerThere() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    HandlerGuard guard = registry.guard(o -> o.named("audit"), e -> {});
    assertThat(guard).hasToString("guard of [1]");
    guard.detach();
    guard.close();
    assertThat(guard.isActive()).isFalse();
    assertThat(registry.unregister(guard.id())).isTrue();
  }

  @Test
  void oneGuardMayKeepMany() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    SyncRegistry<Integer> other = SyncRegistry.create("sizes");
    HandlerGuard batch =
        registry.guardAll(
            all -> {
              all.register(e -> {});
              all.register(e -> {});
            });
    HandlerGuard both = HandlerGuard.all(List.of(batch, other.guard(Handler.of(e -> {}))));
    assertThat(both.ids()).hasSize(3);
    assertThatIllegalStateException().isThrownBy(both::id).withMessageContaining("ids()");
    batch.close();
    assertThat(both.isActive()).isTrue();
    assertThat(registry.isEmpty()).isTrue();
    both.close();
    assertThat(other.isEmpty()).isTrue();
    assertThat(both.isActive()).isFalse();
  }

  private void append(String event) {
    log.add(event);
  }

  @Test
  void handlersAreListedInTheOrderInWhichTheyRun() {
    SyncRegistry<String> registry = SyncRegistry.create("prices");
    registry.register(this::append);
    registry.register(e -> {});
    registry.register(Handler.of("gateway", e -> {}));
    registry.register(o -> o.named("risk").priority(100).once(), e -> {});
    assertThat(registry.handlers())
        .extracting(HandlerInfo::name)
        .containsExactly("risk", "append", "<unnamed>", "gateway");
    assertThat(registry.handlers().get(0))
        .satisfies(risk -> assertThat(risk.priority()).isEqualTo(100))
        .satisfies(risk -> assertThat(risk.once()).isTrue())
        .satisfies(risk -> assertThat(registry.contains(risk.id())).isTrue());
    assertThat(registry.graph().toText())
        .contains("registry prices", "1 handler risk ← 0", "2 handler append ← 0");
    assertThat(registry).hasToString("registry prices (4 handlers)");
  }

  @ParameterizedTest
  @EnumSource
  void aRegistryServesWhereAHandlerIsTaken(Form form) {
    SyncRegistry<String> registry = form.registry();
    Handler<String> handler = registry.asHandler();
    registry.register(e -> log.add(e));
    settled(registry);
    handler.run("now");
    assertThat(log).containsExactly("now");
    assertThat(handler.name()).isEqualTo("prices");
    assertThat(handler.graph().toText()).contains("1 handler");
  }

  // ---- forms

  @Test
  void handlersThatStayAreCompiledAndChangesGoBackToTheLoop() {
    SyncRegistry<String> registry = registry(Runnable::run, 40, 5);
    registry.register(e -> log.add(e));
    registry.register(e -> {});
    publish(registry, 19);
    assertThat(registry.isCompiled()).isFalse();
    publish(registry, 1);
    assertThat(registry.isCompiled()).isEqualTo(dev.headrace.internal.flow.Engine.compiles());
    publish(registry, 10);
    assertThat(log).hasSize(30);
    registry.register(e -> {});
    assertThat(registry.isCompiled()).isFalse();
  }

  @Test
  void underChurnTheLoopStaysLonger() {
    SyncRegistry<String> registry = registry(Runnable::run, 1, 5);
    for (int publishes : new int[] {5, 10, 20, 40, 80, 160, 320, 320, 320}) {
      HandlerId id = registry.register(e -> log.add(e));
      publish(registry, publishes - 1);
      assertThat(registry.isCompiled()).as("after %s - 1", publishes).isFalse();
      publish(registry, 1);
      assertThat(registry.isCompiled()).isEqualTo(dev.headrace.internal.flow.Engine.compiles());
      registry.unregister(id);
    }
  }

  @Test
  void compilingMayBeLeftToAnExecutor() {
    List<Runnable> waiting = new ArrayList<>();
    SyncRegistry<String> registry = registry(waiting::add, 1, 5);
    registry.register(e -> log.add(e));
    publish(registry, 100);
    assertThat(registry.isCompiled()).isFalse();
    waiting.forEach(Runnable::run);
    assertThat(registry.isCompiled()).isEqualTo(dev.headrace.internal.flow.Engine.compiles());
    assertThat(waiting.size()).isLessThanOrEqualTo(1);
    publish(registry, 1);
    assertThat(log).hasSize(101);
  }

  @Test
  void anExecutorThatRefusesLeavesTheLoop() {
    SyncRegistry<String> registry =
        registry(
            task -> {
              throw new java.util.concurrent.RejectedExecutionException();
            },
            1,
            5);
    registry.register(e -> log.add(e));
    publish(registry, 100);
    assertThat(log).hasSize(100);
  }

  private static SyncRegistry<String> registry(Executor executor, int calls, int fewest) {
    return SyncRegistry.<String>builder("prices")
        .settling(new Settling(executor, calls, fewest))
        .build();
  }

  private static void publish(SyncRegistry<String> registry, int times) {
    for (int i = 0; i < times; i++) {
      registry.publish("event");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHundredHandlersOfWhichSomeFailRunInOrder(Form form) {
    SyncRegistry<String> registry = form.registry();
    Random random = new Random(7);
    registry.onFailure(failure -> log.add(failure.handler()));
    record Expected(int priority, String said) {}
    List<Expected> expected = new ArrayList<>();
    for (int i : IntStream.range(0, 100).toArray()) {
      int priority = random.nextInt(5);
      boolean fails = random.nextInt(4) == 0;
      registry.register(
          o -> o.priority(priority).named("h" + i),
          e -> {
            if (fails) {
              throw new IllegalStateException();
            }
            log.add("ran h" + i);
          });
      expected.add(new Expected(priority, fails ? "h" + i : "ran h" + i));
    }
    expected.sort(Comparator.comparingInt(Expected::priority).reversed());
    settled(registry).publish("now");
    assertThat(log).isEqualTo(expected.stream().map(Expected::said).toList());
  }
}
