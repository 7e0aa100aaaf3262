package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Registration;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How runners are started one after another, told to stop, waited for, and given up on. */
class RunnerStopTest extends LifecycleFixture {

  private Container<Object> started(ContainerBuilder<Object> builder) {
    Container<Object> container = builder.build("desk");
    container.startAsync();
    settle();
    return container;
  }

  @Test
  void oneThatNeverAsksIsInterruptedAtOnce() {
    Container<Object> container = started(builder().add("a", a -> a.run(run -> hang("a"))));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    awaitJournal("interrupted a");
    assertThat(ended.join().isClean()).isTrue();
    assertThat(ended.join().total()).isZero();
    assertThat(told).as("to end when one is interrupted").isEmpty();
  }

  @Test
  void whatAnInterruptLooksLikeWhereItWasReadingIsNoFailureEither() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(
                            run -> {
                              try {
                                hang("a");
                              } catch (InterruptedException e) {
                                throw new java.io.UncheckedIOException(
                                    new InterruptedIOException("read"));
                              }
                            })));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    awaitJournal("interrupted a");
    assertThat(ended.join().isClean()).isTrue();
  }

  @Test
  void oneThatAsksIsNotInterrupted() {
    Container<Object> container = started(builder().add("a", a -> a.run(this::untilStopped)));
    assertThat(container.shutdown().isClean()).isTrue();
    assertThat(journal).containsExactly("run a", "stop a");
  }

  @Test
  void oneThatAskedButDoesNotEndIsInterruptedAfterThreeQuartersOfItsGrace() {
    Container<Object> container =
        started(
            builder()
                .stopGrace(seconds(8))
                .add(
                    "a",
                    a ->
                        a.run(
                            run -> {
                              journal.add("asks " + run.isStopping());
                              hang("a");
                            })));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(6).minusNanos(1));
    assertThat(journal).containsExactly("asks false", "hang a");
    pass(Duration.ofNanos(1));
    awaitJournal("interrupted a");
    assertThat(ended.join().total()).isEqualTo(seconds(6));
    assertThat(ended.join().isClean()).isTrue();
  }

  @Test
  void oneThatNeverEndsIsGivenUpOnWhenItsGraceIsOverAndNamed() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(run -> hangWhateverHappens("a"))
                            .shutdown(down -> journal.add("shutdown a")),
                    with -> with.stopGrace(seconds(3))));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(3));
    ShutdownReport report = ended.join();
    assertThat(report.total()).isEqualTo(seconds(3));
    assertThat(report.abandoned()).containsExactly(new AbandonedHook("a", Phase.RUN, "desk: a"));
    assertThat(report.failures())
        .extracting(Throwable::getMessage)
        .containsExactly("run of 'a' failed: TimeoutException: it did not stop within 3 s");
    assertThat(journal).containsExactly("hang a", "shutdown a");
  }

  @Test
  void oneIsStoppedByWhatItSaidOnAnotherThreadAndNotInterrupted() {
    CountDownLatch closed = new CountDownLatch(1);
    Container<Object> container =
        started(
            builder()
                .runs(
                    "server",
                    () -> {
                      try {
                        threads.idle(closed::await);
                        journal.add("closed");
                      } catch (Exception e) {
                        throw new AssertionError(e);
                      }
                    },
                    () -> {
                      journal.add("close on " + Thread.currentThread().getName());
                      closed.countDown();
                    }));
    assertThat(container.shutdown().isClean()).isTrue();
    assertThat(journal).containsExactly("close on desk: run server", "closed");
  }

  @Test
  void whatWasToStopItAndFailsIsToldAndItIsInterrupted() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(
                            run -> {
                              run.onStop(
                                  () -> {
                                    throw new IllegalStateException("can't close");
                                  });
                              hang("a");
                            })));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    awaitJournal("interrupted a");
    assertThat(ended.join().total()).isZero();
    assertThat(told)
        .extracting(Throwable::getMessage)
        .containsExactly("run of 'a' failed: IllegalStateException: can't close");
  }

  @Test
  void whatStopsItIsWaitedForTooAndNamedWhereItHangs() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(
                                run -> {
                                  run.onStop(
                                      () -> {
                                        try {
                                          hangWhateverHappens("stop");
                                        } catch (Exception e) {
                                          throw new AssertionError(e);
                                        }
                                      });
                                  untilStopped(run);
                                })
                            .shutdown(down -> journal.add("shutdown a"))));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    awaitJournal("stop a");
    pass(seconds(10).minusNanos(1));
    assertThat(journal).contains("hang stop").doesNotContain("shutdown a");
    pass(Duration.ofNanos(1));
    assertThat(ended.join().abandoned())
        .containsExactly(new AbandonedHook("a", Phase.RUN, "desk: run a"));
    assertThat(journal).endsWith("shutdown a");
  }

  @Test
  void whatIsTakenBackDoesNotStopIt() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(
                            run -> {
                              Registration mine = run.onStop(() -> journal.add("not me"));
                              run.onStop(() -> journal.add("me"));
                              mine.close();
                              untilStopped(run);
                            })));
    container.shutdown();
    assertThat(journal).contains("me").doesNotContain("not me");
  }

  @Test
  void whatIsToStopItIsDoneAtOnceWhereItIsToStopAlready() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(
                            run -> {
                              untilStopped(run);
                              run.onStop(() -> journal.add("at once"));
                              journal.add("asks " + run.isStopping());
                              journal.add("waits " + run.awaitStop(Duration.ofDays(1)));
                            })));
    container.shutdown();
    assertThat(journal).containsExactly("run a", "stop a", "at once", "asks true", "waits true");
  }

  @Test
  void aFailureOnTheWayOutIsToldAndInTheReport() {
    Container<Object> container =
        started(
            builder()
                .add(
                    "a",
                    a ->
                        a.run(
                            run -> {
                              untilStopped(run);
                              throw new IllegalStateException("not flushed");
                            })));
    ShutdownReport report = container.shutdown();
    settle();
    assertThat(report.failures())
        .extracting(Throwable::getMessage)
        .containsExactly("run of 'a' failed: IllegalStateException: not flushed");
    assertThat(told).isEqualTo(report.failures());
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
  }

  @Test
  void runnersStartByPriorityThenInBootOrder() {
    Container<Object> container =
        builder()
            .add("a", ready("a"), with -> with.after("d").awaitsReady())
            .add("b", ready("b"), with -> with.runPriority(Priority.EARLY).awaitsReady())
            .add("c", ready("c"), with -> with.awaitsReady())
            .add("d", ready("d"), with -> with.awaitsReady())
            .build("desk");
    container.start();
    assertThat(journal).containsExactly("run b", "run c", "run d", "run a");
    container.close();
  }

  private java.util.function.Consumer<ProviderBuilder<Object>> ready(String name) {
    return hooks ->
        hooks.run(
            run -> {
              journal.add("run " + name);
              run.ready();
              threads.idle(run::awaitStop);
            });
  }

  @Test
  void thoseOfTheSamePriorityAndLevelAreStoppedTogetherAndThoseBeforeThemAfterwards() {
    Container<Object> container =
        started(
            builder()
                .add("early", e -> e.run(this::untilStopped), with -> with.runPriority(0))
                .add("a", a -> a.run(run -> hang("a")))
                .add("b", b -> b.run(run -> hangWhateverHappens("b")))
                .add("c", c -> c.run(this::untilStopped), with -> with.after("a")));
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    awaitJournal("interrupted a");
    assertThat(journal).contains("stop c").doesNotContain("stop early");
    free();
    settle();
    assertThat(ended.join().hooks().stream().map(HookReport::provider).limit(4))
        .startsWith("c")
        .endsWith("early");
    assertThat(journal.indexOf("stop c")).isLessThan(journal.indexOf("interrupted a"));
    assertThat(journal).endsWith("stop early");
  }

  @Test
  void theContainerRunsOnlyWhenWhatIsAwaitedIsReady() {
    CountDownLatch bound = new CountDownLatch(1);
    Container<Object> container =
        builder()
            .add(
                "server",
                server ->
                    server.run(
                        run -> {
                          threads.idle(bound::await);
                          run.ready();
                          untilStopped(run);
                        }),
                with -> with.awaitsReady().runPriority(0))
            .add("client", client -> client.run(this::untilStopped))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    settle();
    assertThat(container.state()).isEqualTo(ContainerState.READY);
    assertThat(journal).isEmpty();
    bound.countDown();
    start.join();
    awaitJournal("run client");
    assertThat(container.isReady()).isTrue();
    container.close();
  }

  @Test
  void oneThatIsNotReadyInTimeIsFatal() {
    Container<Object> container =
        builder()
            .add(
                "server",
                server -> server.run(this::untilStopped),
                with -> with.awaitsReady().bootTimeout(seconds(2)))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    pass(seconds(2));
    assertThat(failure(start, LifecycleException.class))
        .hasMessage(
            "run of 'server' failed: TimeoutException: it did not say that it is ready within 2 s");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(journal).containsExactly("run server", "stop server");
  }

  @Test
  void oneThatEndsWithoutBeingReadyIsWaitedForNoMore() {
    Container<Object> container =
        builder()
            .add("job", job -> job.run(run -> journal.add("job")), with -> with.awaitsReady())
            .build("desk");
    assertThat(container.start().isStarted()).isTrue();
    assertThat(container.state("job")).isEqualTo(ProviderState.COMPLETED);
    container.close();
  }

  @Test
  void aShutdownWhileOneIsAwaitedStopsWhatWasStarted() {
    Container<Object> container =
        builder()
            .add(
                "server",
                server -> server.run(this::untilStopped),
                with -> with.awaitsReady().runPriority(0))
            .add("client", client -> client.run(this::untilStopped))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    settle();
    assertThat(container.shutdown().isClean()).isTrue();
    settle();
    assertThat(failure(start, IllegalStateException.class))
        .hasMessage("container desk was shut down before it ran: it was asked to");
    assertThat(journal).containsExactly("run server", "stop server");
  }

  @Test
  void aPauseIsMeasuredByTheTimekeeper() throws Exception {
    Container<Object> container =
        Container.withoutState()
            .timekeeper(time)
            .add(
                "a",
                a ->
                    a.run(
                        run -> {
                          do {
                            journal.add("round");
                          } while (!run.awaitStop(seconds(60)));
                          journal.add("over");
                        }))
            .build("desk");
    container.start();
    time.awaitPending(1);
    assertThat(journal).containsExactly("round");
    time.advance(seconds(60).minusNanos(1));
    assertThat(time.pending()).isEqualTo(1);
    time.advance(Duration.ofNanos(1));
    time.awaitPending(1);
    assertThat(journal).containsExactly("round", "round");
    container.close();
    assertThat(journal).containsExactly("round", "round", "over");
    assertThat(time.pending()).isZero();
  }
}
