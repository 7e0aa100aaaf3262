package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of runners that end, and whether and when they are run again. */
class RunnerTest extends LifecycleFixture {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A runner whose first runs fail; then it runs until it is stopped. */
  private Consumer<ProviderBuilder<Object>> failing(int times) {
    return hooks ->
        hooks.run(
            run -> {
              journal.add("run " + run.attempt());
              if (run.attempt() <= times) {
                throw new IllegalStateException("failure " + run.attempt());
              }
              threads.idle(run::awaitStop);
            });
  }

  private Container<Object> started(
      ContainerBuilder<Object> builder, Consumer<ProviderBuilder<Object>> hooks, Restart restart) {
    Container<Object> container =
        builder.add("a", hooks, with -> with.restarts(restart)).build("desk");
    container.startAsync();
    settle();
    return container;
  }

  private static Restart exactly(Restart restart) {
    return restart.jitter(0).backOff(SECOND, Duration.ofSeconds(5)).unlimited();
  }

  @Test
  void oneThatFailsEndsTheContainerAsFailedWhereNothingIsSaid() throws Exception {
    Container<Object> container = builder().add("a", step("a")).add("b", failing(1)).build("desk");
    container.startAsync();
    ShutdownReport report = container.awaitShutdown();
    settle();
    assertThat(report.reason()).isEqualTo("run of 'b' failed: IllegalStateException: failure 1");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(container.exitCode()).isEqualTo(1);
    assertThat(journal).containsExactly("boot a", "run 1", "shutdown a");
    assertThat(told)
        .as("once")
        .extracting(Throwable::getMessage)
        .containsExactly("run of 'b' failed: IllegalStateException: failure 1");
  }

  @Test
  void whatFailsBeforeAllHaveStartedIsThrownWhenAllIsShutDownAgain() {
    Container<Object> container =
        builder()
            .add("a", a -> a.boot(boot -> journal.add("boot a")).shutdown(down -> hang("a")))
            .add("b", failing(1), with -> with.awaitsReady())
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    awaitJournal("hang a");
    assertThat(start).isNotDone();
    free();
    settle();
    assertThat(failure(start, LifecycleException.class))
        .hasMessage("run of 'b' failed: IllegalStateException: failure 1")
        .isNotInstanceOf(BootException.class);
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
  }

  @Test
  void oneThatEndsByItselfIsCompletedAndNoFailure() {
    Container<Object> container =
        started(builder(), hooks -> hooks.run(run -> journal.add("run")), Restart.onFailure());
    assertThat(container.state("a")).isEqualTo(ProviderState.COMPLETED);
    assertThat(container.isReady()).isTrue();
    pass(Duration.ofDays(1));
    assertThat(journal).containsExactly("run");
    assertThat(container.shutdown().isClean()).isTrue();
  }

  @Test
  void pausesTwiceAsLongEachTimeUpToAMost() {
    Container<Object> container = started(builder(), failing(5), exactly(Restart.onFailure()));
    int[] pauses = {1, 2, 4, 5, 5};
    for (int i = 0; i < pauses.length; i++) {
      pass(Duration.ofSeconds(pauses[i]).minusNanos(1));
      assertThat(journal).as("before pause %d is over", i).hasSize(i + 1);
      assertThat(container.state("a")).isEqualTo(ProviderState.DEGRADED);
      pass(Duration.ofNanos(1));
      assertThat(journal).hasSize(i + 2);
    }
    assertThat(container.state("a")).isEqualTo(ProviderState.RUNNING);
    assertThat(told).hasSize(5);
    container.close();
  }

  @Test
  void pausesBeginAnewAfterARunThatWentWellForLongEnough() {
    Container<Object> container =
        started(
            builder(),
            hooks ->
                hooks.run(
                    run -> {
                      journal.add("run " + run.attempt());
                      if (run.attempt() == 3) {
                        hang("on");
                      }
                      throw new IllegalStateException("failure");
                    }),
            exactly(Restart.onFailure()).resetAfter(Duration.ofSeconds(10)));
    pass(SECOND);
    pass(SECOND.multipliedBy(2));
    assertThat(journal).endsWith("run 3", "hang on");
    pass(Duration.ofSeconds(10));
    free();
    awaitThird();
    pass(SECOND.minusNanos(1));
    assertThat(journal).endsWith("hang on");
    pass(Duration.ofNanos(1));
    assertThat(journal).endsWith("run 4");
    container.close();
  }

  private void awaitThird() {
    while (told.size() < 3) {
      Thread.onSpinWait();
    }
    settle();
  }

  @Test
  void aPauseDiffersByItsShareOfChance() {
    java.util.random.RandomGenerator most =
        new java.util.random.RandomGenerator() {
          @Override
          public long nextLong() {
            return -1; // the double next to 1
          }
        };
    Container<Object> container =
        started(
            builder().random(most),
            failing(1),
            Restart.onFailure().backOff(SECOND, SECOND.multipliedBy(2)).jitter(0.5));
    pass(Duration.ofMillis(1_499));
    assertThat(journal).containsExactly("run 1");
    pass(Duration.ofMillis(1));
    assertThat(journal).containsExactly("run 1", "run 2");
    container.close();
  }

  @Test
  void aPauseIsNeverLongerThanWasSaidWhateverTheChance() {
    java.util.random.RandomGenerator most =
        new java.util.random.RandomGenerator() {
          @Override
          public long nextLong() {
            return -1; // the double next to 1
          }
        };
    Restart restart = Restart.onFailure().backOff(SECOND, SECOND.multipliedBy(2)).jitter(1);
    assertThat(restart.pause(1, most)).isEqualTo(SECOND.multipliedBy(2).minusNanos(1));
    assertThat(restart.pause(2, most)).isEqualTo(SECOND.multipliedBy(2));
    assertThat(restart.pause(9, most)).isEqualTo(SECOND.multipliedBy(2));
  }

  @Test
  void oneThatEndsTooOftenIsFatalTheNextTime() throws Exception {
    Container<Object> container =
        started(
            builder(),
            failing(100),
            Restart.onFailure()
                .jitter(0)
                .backOff(SECOND, SECOND)
                .atMost(2, SECOND.multipliedBy(60)));
    pass(SECOND);
    pass(SECOND);
    ShutdownReport report = container.awaitShutdown();
    assertThat(journal).containsExactly("run 1", "run 2", "run 3");
    assertThat(report.reason())
        .isEqualTo(
            "'a' was run again 2 times within 1 min, and ended once more:"
                + " run of 'a' failed: IllegalStateException: failure 3");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
  }

  @Test
  void whatEndedLongerAgoThanTheWindowDoesNotCount() {
    Container<Object> container =
        started(
            builder(),
            failing(6),
            Restart.onFailure()
                .jitter(0)
                .backOff(SECOND, SECOND)
                .atMost(2, SECOND.multipliedBy(2)));
    for (int i = 0; i < 6; i++) {
      pass(SECOND);
    }
    assertThat(journal).hasSize(7);
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    container.close();
  }

  @Test
  void oneThatIsAlwaysRunIsRunAgainWhenItEndsWell() {
    Container<Object> container =
        started(
            builder(),
            hooks -> hooks.run(run -> journal.add("run " + run.attempt())),
            exactly(Restart.always()));
    pass(SECOND);
    pass(SECOND.multipliedBy(2));
    assertThat(journal).containsExactly("run 1", "run 2", "run 3");
    assertThat(told).isEmpty();
    container.close();
    pass(Duration.ofDays(1));
    assertThat(journal).hasSize(3);
  }

  @Test
  void whatCanBeLivedWithDegradesAndNeverEndsTheContainer() {
    Container<Object> container =
        started(
            builder(),
            hooks ->
                hooks.run(
                    run -> {
                      throw new RecoverableException("the feed is late");
                    }),
            Restart.never());
    assertThat(container.state("a")).isEqualTo(ProviderState.DEGRADED);
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    assertThat(container.isReady()).isTrue();
    assertThat(container.health().providers().get("a").details().get("reason"))
        .isEqualTo("run of 'a' failed, which can be lived with: the feed is late");
    assertThat(told)
        .singleElement()
        .isInstanceOf(RecoverableException.class)
        .matches(failure -> failure.provider().equals("a"));
    container.close();
    assertThat(container.exitCode()).isZero();
  }

  @Test
  void whatCanBeLivedWithIsRunAgainHoweverOften() {
    Container<Object> container =
        started(
            builder(),
            hooks ->
                hooks.run(
                    run -> {
                      journal.add("run " + run.attempt());
                      throw new RecoverableException("the feed is late");
                    }),
            Restart.onFailure().jitter(0).backOff(SECOND, SECOND).atMost(1, Duration.ofHours(1)));
    for (int i = 0; i < 5; i++) {
      pass(SECOND);
    }
    assertThat(journal).hasSize(6);
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    container.close();
  }

  @Test
  void whereItIsOnlyMarkedEverythingElseGoesOnButTheContainerIsNotAlive() {
    Container<Object> container =
        builder()
            .onFatal(FatalReaction.markFailed())
            .add("a", failing(1))
            .add("b", hooks -> hooks.run(this::untilStopped))
            .build("desk");
    container.start();
    settle();
    assertThat(container.state("a")).isEqualTo(ProviderState.FAILED);
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    assertThat(container.isLive()).isFalse();
    assertThat(container.isReady()).isFalse();
    container.close();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
    assertThat(journal).contains("run b", "stop b");
  }

  @Test
  void oneThatIsNotCriticalFailsAlone() {
    Container<Object> container =
        builder().add("a", failing(1), with -> with.notCritical()).build("desk");
    container.start();
    settle();
    assertThat(container.state("a")).isEqualTo(ProviderState.FAILED);
    assertThat(container.isLive()).isTrue();
    assertThat(container.isReady()).isTrue();
    assertThat(container.health().status()).isEqualTo(Health.Status.UP);
    container.close();
  }

  @Test
  void anExitCodeThatIsSaidIsWhatTheProcessWouldExitWith() throws Exception {
    assertThatThrownBy(() -> FatalReaction.exit(0)).isInstanceOf(IllegalArgumentException.class);
    Container<Object> container =
        builder()
            .onFatal(new FatalReaction(FatalReaction.Kind.STOP, 7))
            .add("a", failing(1))
            .build("desk");
    container.startAsync();
    container.awaitShutdown();
    assertThat(container.exitCode()).isEqualTo(7);
  }

  @Test
  void whereTheMachineItselfIsInTroubleItIsNotRunAgain() throws Exception {
    Container<Object> container =
        started(
            builder(),
            hooks ->
                hooks.run(
                    run -> {
                      throw new OutOfMemoryError("a test's");
                    }),
            exactly(Restart.onFailure()));
    assertThat(container.awaitShutdown().reason()).contains("OutOfMemoryError: a test's");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
  }

  @Test
  void inAPauseItIsStoppedAtOnceAndNotRunAgain() {
    Container<Object> container = started(builder(), failing(1), exactly(Restart.onFailure()));
    ShutdownReport report = container.shutdown();
    assertThat(report.total()).isZero();
    assertThat(report.isClean()).isTrue();
    assertThat(time.pending()).isZero();
    pass(Duration.ofDays(1));
    assertThat(journal).containsExactly("run 1");
  }

  @Test
  void whatIsDisabledIsFoundAndNotRun() {
    Container<Object> container =
        started(
            builder(),
            hooks ->
                hooks
                    .boot(boot -> boot.disabled("feed.enabled=false"))
                    .run(run -> journal.add("run"))
                    .shutdown(down -> journal.add("shutdown")),
            Restart.always());
    assertThat(container.state("a")).isEqualTo(ProviderState.DISABLED);
    assertThat(container.health().providers().get("a"))
        .hasToString("UP {disabled=feed.enabled=false}");
    container.close();
    assertThat(journal).containsExactly("shutdown");
  }
}
