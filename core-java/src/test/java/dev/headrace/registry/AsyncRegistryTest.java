package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Handler;
import dev.headrace.function.AsyncAction1;
import dev.headrace.internal.flow.Failures;
import dev.headrace.testsupport.ReportedFailures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whichever way is published, and what sets the two ways apart. */
class AsyncRegistryTest {
  private final List<String> log = new ArrayList<>();
  private final AsyncRegistry<String> registry = AsyncRegistry.create("orders");

  private AsyncAction1<String> logging(String name) {
    return event -> {
      log.add(name);
      return null;
    };
  }

  private AsyncAction1<String> pending(String name, CompletionStage<?> stage) {
    return event -> {
      log.add(name);
      return stage;
    };
  }

  private static CompletableFuture<String> failed(Throwable cause) {
    return CompletableFuture.failedFuture(cause);
  }

  private static List<Throwable> causes(DispatchReport<String> report) {
    return report.failures().stream().<Throwable>map(HandlerFailure::cause).toList();
  }

  // ---- the two ways

  @Test
  void publishStartsAllAtOnce() {
    var first = new CompletableFuture<String>();
    var second = new CompletableFuture<String>();
    registry.register(pending("first", first));
    registry.register(pending("second", second));
    Dispatch<String> dispatch = registry.publish("now");
    assertThat(log).containsExactly("first", "second");
    assertThat(dispatch).isNotDone();
    second.complete("");
    assertThat(dispatch).isNotDone();
    assertThat(dispatch.report()).isEqualTo(new DispatchReport<>(2, 1, List.of(), 0));
    first.complete("");
    assertThat(dispatch.join()).isEqualTo(new DispatchReport<>(2, 0, List.of(), 0));
  }

  @Test
  void publishInOrderStartsOneWhenTheOneBeforeIsDone() {
    var first = new CompletableFuture<String>();
    var second = new CompletableFuture<String>();
    registry.register(pending("first", first));
    registry.register(pending("second", second));
    registry.register(logging("third"));
    Dispatch<String> dispatch = registry.publishInOrder("now");
    assertThat(log).containsExactly("first");
    assertThat(dispatch).hasToString("dispatch (under way: 1 called, 1 unfinished, 2 not started)");
    first.complete("");
    assertThat(log).containsExactly("first", "second");
    second.complete("");
    assertThat(log).containsExactly("first", "second", "third");
    assertThat(dispatch.join().allSucceeded()).isTrue();
    assertThat(dispatch).hasToString("dispatch (done: 3 called)");
  }

  @ParameterizedTest
  @EnumSource
  void higherPrioritiesStartFirstAndEqualOnesInTheirOrder(Mode mode) {
    registry.register(-5, logging("-5"));
    registry.register(logging("0 a"));
    registry.register(Integer.MAX_VALUE, logging("max"));
    registry.register(5, logging("5 a"));
    registry.register(Integer.MIN_VALUE, logging("min"));
    registry.register(Handler.of(event -> log.add("0 b")));
    registry.register(o -> o.priority(5), logging("5 b"));
    assertThat(mode.publish(registry, "now").join().called()).isEqualTo(7);
    assertThat(log).containsExactly("max", "5 a", "5 b", "0 a", "0 b", "-5", "min");
  }

  @ParameterizedTest
  @EnumSource
  void nobodyIsThereToBeWaitedFor(Mode mode) {
    Dispatch<String> dispatch = mode.publish(registry, "now");
    assertThat(dispatch).isCompletedWithValue(new DispatchReport<>(0, 0, List.of(), 0));
    assertThat(dispatch.cancel(true)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsGivenBackDoesNotMatterWhenItIsDone(Mode mode) {
    registry.register(event -> null);
    registry.register(event -> CompletableFuture.completedFuture(7));
    registry.register(event -> CompletableFuture.completedStage(null));
    registry.register(event -> Stages.doneTwice());
    assertThat(mode.publish(registry, "now")).isCompleted();
  }

  // ---- failures

  static Stream<Arguments> failing() {
    var cause = new IOException("disk");
    return Stream.of(Mode.values())
        .flatMap(
            mode ->
                Stream.<AsyncAction1<String>>of(
                        event -> {
                          throw cause;
                        },
                        event -> failed(cause),
                        event -> failed(new CompletionException(cause)),
                        event -> failed(new CompletionException(new CompletionException(cause))),
                        event -> failed(cause).thenApply(String::length).thenApply(String::valueOf),
                        event -> Stages.bare(callback -> callback.accept(null, cause)))
                    .map(action -> Arguments.of(mode, action, cause)));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void aFailureKeepsNobodyFromRunningAndIsToldAtOnce(
      Mode mode, AsyncAction1<String> failing, IOException cause) {
    List<HandlerFailure<String>> heard = new ArrayList<>();
    HandlerId id = registry.register(o -> o.named("journal"), failing);
    registry.register(logging("next"));
    registry.onFailure(
        failure -> {
          heard.add(failure);
          log.add("told");
        });
    DispatchReport<String> report = mode.publish(registry, "now").join();
    assertThat(log).containsExactly("told", "next");
    assertThat(heard)
        .containsExactly(new HandlerFailure<>("orders", id, "journal", "now", cause, false));
    assertThat(report).isEqualTo(new DispatchReport<>(2, 0, heard, 0));
    assertThat(report).hasToString("2 called, 1 failed");
    assertThat(report.allSucceeded()).isFalse();
    assertThat(registry.contains(id)).isTrue();
  }

  @Test
  void anExceptionThatHoldsNothingIsTheCauseItself() {
    registry.onFailure(failure -> {});
    var hollow = new CompletionException("nothing in it", null);
    registry.register(event -> failed(hollow));
    assertThat(causes(registry.publish("now").join())).containsExactly(hollow);
  }

  @Test
  void failuresAreToldWhereAndWhenTheyHappen() throws InterruptedException {
    var later = new CompletableFuture<String>();
    registry.onFailure(failure -> log.add(Thread.currentThread().getName()));
    registry.register(event -> later);
    registry.register(event -> failed(new IOException()));
    Dispatch<String> dispatch = registry.publish("now");
    assertThat(log).containsExactly(Thread.currentThread().getName());
    var thread = new Thread(() -> later.completeExceptionally(new IOException()), "disk-1");
    thread.start();
    thread.join();
    assertThat(log).hasSize(2).last().isEqualTo("disk-1");
    assertThat(dispatch.join().failed()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatCancelsItsOwnStageHasFailed(Mode mode) {
    registry.onFailure(failure -> {});
    registry.register(
        event -> {
          var stage = new CompletableFuture<String>();
          stage.cancel(true);
          return stage;
        });
    DispatchReport<String> report = mode.publish(registry, "now").join();
    assertThat(causes(report))
        .singleElement()
        .isInstanceOf(java.util.concurrent.CancellationException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorIsIsolatedButWhatIsFatal(Mode mode) {
    registry.onFailure(failure -> log.add(failure.cause().getClass().getSimpleName()));
    registry.register(event -> throwing(new StackOverflowError()));
    registry.register(event -> failed(new NoClassDefFoundError()));
    registry.register(event -> throwing(new AssertionError()));
    assertThat(mode.publish(registry, "now").join().failed()).isEqualTo(3);
    assertThat(log).containsExactly("StackOverflowError", "NoClassDefFoundError", "AssertionError");
  }

  private static CompletionStage<?> throwing(Throwable thrown) {
    throw Failures.<RuntimeException>unchanged(thrown);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalIsToldAndThrownOnByPublish(Mode mode) {
    var fatal = new OutOfMemoryError("sample");
    var before = new CompletableFuture<String>();
    registry.onFailure(failure -> log.add("told"));
    if (mode == Mode.AT_ONCE) {
      registry.register(event -> before);
    }
    registry.register(event -> throwing(fatal));
    registry.register(logging("next"));
    assertThatThrownBy(() -> mode.publish(registry, "now")).isSameAs(fatal);
    assertThat(log).containsExactly("told");
    assertThat(before.isCancelled()).isEqualTo(mode == Mode.AT_ONCE);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalAndComesLaterCompletesTheDispatchExceptionally(Mode mode) {
    var fatal = new OutOfMemoryError("sample");
    var first = new CompletableFuture<String>();
    var second = new CompletableFuture<String>();
    registry.onFailure(failure -> log.add("told"));
    registry.register(pending("first", first));
    registry.register(pending("second", second));
    Dispatch<String> dispatch = mode.publish(registry, "now");
    log.clear();
    first.completeExceptionally(fatal);
    assertThat(log).containsExactly("told");
    assertThatThrownBy(dispatch::join).hasCause(fatal);
    assertThat(causes(dispatch.report())).containsExactly(fatal);
    assertThat(second.isCancelled()).isEqualTo(mode == Mode.AT_ONCE);
    assertThat(dispatch.report().notStarted()).isEqualTo(mode == Mode.AT_ONCE ? 0 : 1);
    assertThat(dispatch.toString()).startsWith("dispatch (failed: ");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalIsForTheBuilderToSay(Mode mode) {
    AsyncRegistry<String> strict =
        AsyncRegistry.<String>builder("orders").rethrow(IOException.class::isInstance).build();
    strict.onFailure(
        failure -> {
          throw new IllegalStateException("listener");
        });
    var bug = new IOException();
    strict.register(event -> throwing(bug));
    assertThatThrownBy(() -> mode.publish(strict, "now")).isSameAs(bug);
    assertThat(ReportedFailures.take()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theInterruptOfAHandlerThatThrowsIsKept(Mode mode) {
    registry.onFailure(failure -> log.add("interrupted " + Thread.currentThread().isInterrupted()));
    registry.register(
        event -> {
          throw new InterruptedException();
        });
    mode.publish(registry, "now").join();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("interrupted true");
  }

  @ParameterizedTest
  @EnumSource
  void theInterruptOfSomeOtherThreadIsNotOurs(Mode mode) {
    registry.onFailure(failure -> log.add("interrupted " + Thread.currentThread().isInterrupted()));
    registry.register(event -> failed(new InterruptedException()));
    mode.publish(registry, "now").join();
    assertThat(log).containsExactly("interrupted false");
  }

  @ParameterizedTest
  @EnumSource
  void aFailureThatNobodyHearsIsLoggedOnceForEachHandler(Mode mode) {
    registry.register(AsyncRegistryTest::refuse);
    registry.register(o -> o.named("audit"), AsyncRegistryTest::refuse);
    mode.publish(registry, "now");
    mode.publish(registry, "now");
    assertThat(ReportedFailures.take())
        .satisfiesExactly(
            first -> assertThat(first.toString()).contains("handler refuse of registry orders"),
            second -> assertThat(second.toString()).contains("handler audit of registry orders"));
  }

  static CompletionStage<String> refuse(String event) {
    return failed(new IllegalStateException(event));
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatFailsIsLoggedOnceAndHarmsNobody(Mode mode) {
    registry.onFailure(
        failure -> {
          throw new IllegalStateException("listener");
        });
    registry.register(AsyncRegistryTest::refuse);
    registry.register(logging("next"));
    mode.publish(registry, "now");
    mode.publish(registry, "now");
    assertThat(log).containsExactly("next", "next");
    assertThat(ReportedFailures.take()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aListenerMayChangeTheRegistryAndItselfAndPublish(Mode mode) {
    registry.register(o -> o.named("first").when("now"::equals), AsyncRegistryTest::refuse);
    registry.register(o -> o.named("second").when("now"::equals), AsyncRegistryTest::refuse);
    registry.onFailure(
        failure -> {
          log.add("one hears " + failure.handler() + " " + registry.unregister(failure.id()));
          registry.onFailure(later -> log.add("other hears " + later.handler()));
          mode.publish(registry, "nested");
        });
    registry.register(Handler.of(event -> log.add("runs for " + event)));
    mode.publish(registry, "now");
    assertThat(log)
        .containsExactly(
            "one hears first true", "runs for nested", "other hears second", "runs for now");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerWhoseNameCannotBeHadStillFailsAlone(Mode mode) {
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
    registry.register(logging("next"));
    mode.publish(registry, "now").join();
    assertThat(log).containsExactly("<unnamed>", "next");
  }

  // ---- snapshots

  @ParameterizedTest
  @EnumSource
  void whatAHandlerRegistersRunsFromTheNextPublishOn(Mode mode) {
    registry.register(
        event -> {
          registry.register(100, logging("new"));
          return null;
        });
    registry.register(logging("old"));
    mode.publish(registry, "now");
    assertThat(log).containsExactly("old");
    mode.publish(registry, "now");
    assertThat(log).containsExactly("old", "new", "old");
  }

  @ParameterizedTest
  @EnumSource
  void theSnapshotIsTakenWhenPublishIsCalled(Mode mode) {
    var gate = new CompletableFuture<String>();
    registry.register(pending("first", gate));
    registry.register(logging("second"));
    Dispatch<String> dispatch = mode.publish(registry, "now");
    assertThat(registry.clear()).isEqualTo(2);
    registry.register(logging("third"));
    gate.complete("");
    assertThat(log).containsExactly("first", "second");
    assertThat(dispatch.join().called()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aNestedPublishIsDepthFirstAndHasASnapshotOfItsOwn(Mode mode) {
    registry.register(
        event -> {
          log.add("A " + event);
          if (event.equals("outer")) {
            registry.register(100, inner -> CompletableFuture.completedFuture(log.add("new")));
            mode.publish(registry, "inner");
          }
          return null;
        });
    registry.register(Handler.of(event -> log.add("B " + event)));
    mode.publish(registry, "outer");
    assertThat(log).containsExactly("A outer", "new", "A inner", "B inner", "B outer");
  }

  // ---- options

  @ParameterizedTest
  @EnumSource
  void aHandlerThatRunsOnceIsGoneWhenItRuns(Mode mode) {
    registry.register(
        o -> o.once().when("now"::equals),
        event -> {
          log.add("once " + registry.size());
          mode.publish(registry, "now");
          return null;
        });
    registry.register(logging("always"));
    assertThat(mode.publish(registry, "then").join().called()).isEqualTo(1);
    mode.publish(registry, "now");
    mode.publish(registry, "now");
    assertThat(log).containsExactly("always", "once 1", "always", "always", "always");
  }

  @ParameterizedTest
  @EnumSource
  void onceIsOnceAlsoInASnapshotThatIsOlder(Mode mode) {
    var gate = new CompletableFuture<String>();
    registry.register(event -> event.equals("first") ? gate : null);
    registry.register(o -> o.once(), logging("once"));
    Dispatch<String> first = registry.publishInOrder("first");
    mode.publish(registry, "second");
    gate.complete("");
    assertThat(log).containsExactly("once");
    assertThat(first.join()).isEqualTo(new DispatchReport<>(1, 0, List.of(), 0));
  }

  @ParameterizedTest
  @EnumSource
  void filtersMustAllSayYesAndMayFail(Mode mode) {
    registry.onFailure(failure -> log.add("failed " + failure.handler()));
    registry.register(
        o ->
            o.named("picky")
                .when(event -> event.length() > 2)
                .when(
                    event -> {
                      if (event.equals("fail")) {
                        throw new IllegalStateException();
                      }
                      return event.startsWith("n");
                    }),
        logging("ran"));
    List<Integer> called = new ArrayList<>();
    for (String event : List.of("no", "now", "then", "fail")) {
      called.add(mode.publish(registry, event).join().called());
    }
    assertThat(log).containsExactly("ran", "failed picky");
    assertThat(called).containsExactly(0, 1, 0, 1);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatFailsTooOftenInARowIsUnregistered(Mode mode) {
    registry.onFailure(
        failure -> log.add("failed" + (failure.closed() ? ", closed " + registry.size() : "")));
    registry.register(
        o -> o.closeAfter(2), event -> event.equals("fail") ? failed(new IOException()) : null);
    for (String event : List.of("fail", "ok", "fail", "fail", "fail")) {
      mode.publish(registry, event);
    }
    assertThat(log).containsExactly("failed", "failed", "failed, closed 0");
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedAndNothingIsRegistered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.register(o -> o.closeAfter(0), event -> null))
        .withMessageContaining("say 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AsyncRegistry.builder("orders").maxConcurrency(0))
        .withMessageContaining("say 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AsyncRegistry.create(" "))
        .withMessageContaining("name it");
    assertThat(registry.isEmpty()).isTrue();
  }

  // ---- batches, guards, listings

  @ParameterizedTest
  @EnumSource
  void aBatchIsOneChange(Mode mode) {
    registry.register(5, logging("before"));
    List<HandlerId> ids =
        registry.registerAll(
            batch -> {
              batch.register(logging("a"));
              batch.register(5, logging("b"));
              batch.register(o -> o.priority(9), logging("c"));
              batch.register(Handler.of("d", event -> log.add("d")));
              assertThat(registry.size()).isEqualTo(1);
            });
    mode.publish(registry, "now");
    assertThat(log).containsExactly("c", "before", "b", "a", "d");
    assertThat(registry.unregisterAll(ids)).isEqualTo(4);
  }

  @Test
  void aBatchThatFailsRegistersNothingAndOneThatIsDoneTakesNoMore() {
    assertThatThrownBy(
            () ->
                registry.registerAll(
                    batch -> {
                      batch.register(event -> null);
                      throw new IllegalStateException("half");
                    }))
        .hasMessage("half");
    assertThat(registry.isEmpty()).isTrue();
    List<AsyncHandlerBatch<String>> kept = new ArrayList<>();
    registry.registerAll(kept::add);
    assertThatIllegalStateException()
        .isThrownBy(() -> kept.get(0).register(event -> null))
        .withMessageContaining("registered already");
  }

  @ParameterizedTest
  @EnumSource
  void guardsUnregisterWhenTheyAreClosed(Mode mode) {
    try (HandlerGuard one = registry.guard(logging("a"));
        HandlerGuard two = registry.guard(7, logging("b"));
        HandlerGuard three = registry.guard(o -> o.priority(9), logging("c"));
        HandlerGuard four = registry.guard(Handler.of(event -> log.add("d")));
        HandlerGuard five = registry.guardAll(batch -> batch.register(logging("e")))) {
      mode.publish(registry, "now");
      assertThat(HandlerGuard.all(List.of(one, two, three, four, five)).isActive()).isTrue();
    }
    mode.publish(registry, "then");
    assertThat(log).containsExactly("c", "b", "a", "d", "e");
    assertThat(registry.isEmpty()).isTrue();
  }

  @Test
  void handlersAreListedInTheOrderInWhichTheyAreStarted() {
    registry.register(AsyncRegistryTest::refuse);
    registry.register(event -> null);
    registry.register(Handler.of("gateway", event -> {}));
    HandlerId risk = registry.register(o -> o.named("risk").priority(100).once(), event -> null);
    assertThat(registry.handlers())
        .extracting(HandlerInfo::name)
        .containsExactly("risk", "refuse", "<unnamed>", "gateway");
    assertThat(registry.handlers().get(0)).isEqualTo(new HandlerInfo(risk, "risk", 100, true));
    assertThat(registry.graph().toText()).contains("registry orders", "2 handler refuse ← 0");
    assertThat(registry).hasToString("registry orders (4 handlers)");
    assertThat(registry.name()).isEqualTo("orders");
  }

  // ---- stages that should not be

  @ParameterizedTest
  @EnumSource
  void aStageThatCannotBeWaitedForIsAFailure(Mode mode) {
    registry.onFailure(failure -> log.add(failure.cause().getMessage()));
    registry.register(event -> Stages.notToBeWaitedFor());
    registry.register(event -> Stages.doneAndNotToBeWaitedFor());
    registry.register(logging("next"));
    assertThat(mode.publish(registry, "now").join()).hasToString("3 called, 1 failed");
    assertThat(log).containsExactly("whenComplete", "next");
  }

  @ParameterizedTest
  @EnumSource
  void aStageThatSaysItIsDoneIsBelievedWhenItCompletes(Mode mode) {
    CompletableFuture<String> lying = Stages.lying();
    registry.register(event -> lying);
    Dispatch<String> dispatch = mode.publish(registry, "now");
    assertThat(dispatch).isNotDone();
    lying.complete("");
    assertThat(dispatch).isCompleted();
  }

  // ---- depth

  private static final int MANY = 100_000;

  private void registerMany(AsyncRegistry<String> many, AsyncAction1<String> action) {
    many.registerAll(
        batch -> {
          for (int i = 0; i < MANY; i++) {
            batch.register(o -> o.named("one of many"), action);
          }
        });
  }

  static Stream<Arguments> depths() {
    return Stream.of(Mode.values())
        .flatMap(mode -> Stream.of(1, 2, Integer.MAX_VALUE).map(n -> Arguments.of(mode, n)));
  }

  @ParameterizedTest
  @MethodSource("depths")
  void howeverManyAreDoneAtOnceTheStackStaysFlat(Mode mode, int maxConcurrency) {
    AsyncRegistry<String> many =
        AsyncRegistry.<String>builder("many")
            .maxConcurrency(maxConcurrency)
            .runOn(Runnable::run)
            .build();
    many.onFailure(failure -> {});
    var gate = new CompletableFuture<String>();
    CompletableFuture<String> failed = failed(new IOException());
    registerMany(
        many,
        event ->
            switch (event) {
              case "gate" -> gate;
              case "fail" -> failed;
              default -> null;
            });
    assertThat(mode.publish(many, "now").join().called()).isEqualTo(MANY);
    assertThat(mode.publish(many, "fail").join().failed()).isEqualTo(MANY);
    Dispatch<String> waiting = mode.publish(many, "gate");
    assertThat(waiting).isNotDone();
    gate.complete("");
    assertThat(waiting.join().called()).isEqualTo(MANY);
  }

  @ParameterizedTest
  @EnumSource
  void noMoreAreUnderWayThanMayBe(Mode mode) {
    AsyncRegistry<String> bounded =
        AsyncRegistry.<String>builder("bounded").maxConcurrency(3).build();
    List<CompletableFuture<String>> underWay = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      bounded.register(
          event -> {
            var stage = new CompletableFuture<String>();
            underWay.add(stage);
            return stage;
          });
    }
    Dispatch<String> dispatch = mode.publish(bounded, "now");
    int most = mode == Mode.AT_ONCE ? 3 : 1;
    for (int done = 0; done < 10; done++) {
      assertThat(underWay).hasSize(Math.min(10, done + most));
      assertThat(dispatch).isNotDone();
      underWay.get(done).complete("");
    }
    assertThat(dispatch.join().called()).isEqualTo(10);
  }
}
