package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a container shuts down: in which order, within which time, whatever hooks do. */
class ShutdownTest extends LifecycleFixture {

  private Hook<Context<Object>> hanging(String name) {
    return shutdown -> hangWhateverHappens(name);
  }

  @Test
  void shutsDownOneAfterAnotherInTheReverseOfTheActualBoot() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .parallelism(3)
            .add("a", step("a", boot -> boot.until(slow)))
            .add("b", step("b"))
            .add("c", step("c"), with -> with.after("b"))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    settle();
    slow.complete(null);
    start.join();
    container.shutdown();
    assertThat(journal)
        .containsExactly("boot b", "boot c", "shutdown a", "shutdown c", "shutdown b");
  }

  @Test
  void whatFailsKeepsNothingElseFromItsTurnAndIsTold() {
    Container<Object> container =
        builder()
            .add("a", step("a"))
            .add(
                "b",
                b ->
                    b.shutdown(
                        shutdown -> {
                          throw new AssertionError("wrong");
                        }))
            .add(
                "c",
                c ->
                    c.shutdown(
                        shutdown -> {
                          throw new InterruptedException("by itself");
                        }))
            .build("desk");
    container.start();
    ShutdownReport report = container.shutdown();
    settle();
    assertThat(report.failures())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "shutdown of 'c' failed: InterruptedException: by itself",
            "shutdown of 'b' failed: AssertionError: wrong");
    assertThat(told).isEqualTo(report.failures());
    assertThat(report.isClean()).isFalse();
    assertThat(journal).containsExactly("boot a", "shutdown a");
    assertThat(container.state())
        .as("it did what it was asked to")
        .isEqualTo(ContainerState.STOPPED);
    assertThat(container.state("b")).isEqualTo(ProviderState.FAILED);
  }

  @Test
  void aHookThatHangsCostsItsTimeoutToTheNanosecondAndNoMore() {
    Container<Object> container =
        builder()
            .shutdownTimeout(seconds(4))
            .add("a", step("a"))
            .add("b", b -> b.shutdown(hanging("b")))
            .build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(4).minusNanos(1));
    assertThat(journal).containsExactly("boot a", "hang b");
    pass(Duration.ofNanos(1));
    ShutdownReport report = ended.join();
    assertThat(journal).containsExactly("boot a", "hang b", "shutdown a");
    assertThat(report.total()).isEqualTo(seconds(4));
    assertThat(report.isPastDeadline()).isFalse();
    assertThat(report.isClean()).isFalse();
    assertThat(report.abandoned())
        .extracting(AbandonedHook::toString)
        .containsExactly("shutdown of 'b' on thread 'desk: shutdown b'");
    assertThat(report.hooks().get(0))
        .matches(hook -> hook.outcome() == Outcome.TIMED_OUT)
        .matches(hook -> hook.duration().equals(seconds(4)));
    assertThat(container.abandoned()).isEqualTo(report.abandoned());
    free();
    awaitJournal("free b");
    assertThat(container.abandoned()).isEmpty();
  }

  @Test
  void aTimeoutOfItsOwnGoesBeforeTheOneForAll() {
    Container<Object> container =
        builder()
            .shutdownTimeout(seconds(4))
            .add("a", a -> a.shutdown(hanging("a")), with -> with.shutdownTimeout(seconds(1)))
            .build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(1));
    assertThat(ended.join().total()).isEqualTo(seconds(1));
  }

  @Test
  void pastTheDeadlineEveryHookIsStillCalledAndGivenAMoment() {
    Container<Object> container =
        builder()
            .shutdownDeadline(seconds(5))
            .add("a", a -> a.shutdown(hanging("a")))
            .add("b", b -> b.shutdown(hanging("b")))
            .add("c", c -> c.shutdown(hanging("c")))
            .build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(5));
    pass(Duration.ofMillis(20));
    assertThat(ended).isNotDone();
    pass(Duration.ofMillis(20));
    ShutdownReport report = ended.join();
    assertThat(report.total()).isEqualTo(Duration.ofMillis(5_040));
    assertThat(report.isPastDeadline()).isTrue();
    assertThat(journal).containsExactly("hang c", "hang b", "hang a");
    assertThat(report.abandoned()).hasSize(3);
  }

  @Test
  void pastTheDeadlineHooksAreLeftOutWhereThatIsSaid() {
    Container<Object> container =
        builder()
            .shutdownDeadline(seconds(5))
            .pastDeadline(PastDeadline.SKIP)
            .add("a", step("a"))
            .add("b", b -> b.shutdown(hanging("b")))
            .build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(5));
    ShutdownReport report = ended.join();
    assertThat(report.total()).isEqualTo(seconds(5));
    assertThat(report.hooks())
        .extracting(HookReport::outcome)
        .containsExactly(Outcome.TIMED_OUT, Outcome.SKIPPED);
    assertThat(journal).containsExactly("boot a", "hang b");
    assertThat(container.state("a")).isEqualTo(ProviderState.FAILED);
    assertThat(container.health().providers().get("a"))
        .hasToString("DOWN {reason=it was not shut down: the deadline was over}");
  }

  @Test
  void aDeadlineOfItsOwnGoesBeforeTheOneThatWasSaid() throws Exception {
    Container<Object> container = builder().add("a", a -> a.shutdown(hanging("a"))).build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = new CompletableFuture<>();
    Thread caller = new Thread(() -> ended.complete(container.shutdown(seconds(2))));
    caller.start();
    while (!journal.contains("hang a")) {
      Thread.onSpinWait();
    }
    pass(seconds(2));
    caller.join();
    assertThat(ended.join().total()).isEqualTo(seconds(2));
  }

  @Test
  void whileItDrainsItIsNotReadyAndItsRunnersGoOn() {
    Container<Object> container =
        builder().drainDelay(seconds(3)).add("a", a -> a.run(this::untilStopped)).build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(3).minusNanos(1));
    assertThat(container.isReady()).isFalse();
    assertThat(container.isLive()).isTrue();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPING);
    assertThat(container.state("a")).isEqualTo(ProviderState.RUNNING);
    assertThat(journal).containsExactly("run a");
    pass(Duration.ofNanos(1));
    awaitJournal("stop a");
    assertThat(ended.join().isClean()).isTrue();
  }

  @Test
  void shutsDownBesideEachOtherWhatDoesNotDependOnEachOther() {
    Container<Object> container =
        builder()
            .parallelism(2)
            .parallelShutdown()
            .add("a", step("a"))
            .add("b", b -> b.shutdown(down -> hang("b")), with -> with.after("a"))
            .add("c", c -> c.shutdown(down -> hang("c")), with -> with.after("a"))
            .build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    settle();
    assertThat(journal).containsExactlyInAnyOrder("boot a", "hang b", "hang c");
    free();
    awaitJournal("shutdown a");
    assertThat(ended.join().isClean()).isTrue();
  }

  @Test
  void allWhoAskAtOnceGetTheSameReport() {
    Container<Object> container =
        builder().add("a", a -> a.shutdown(down -> hang("a"))).build("desk");
    container.start();
    CompletableFuture<ShutdownReport> first = container.shutdownAsync();
    CompletableFuture<ShutdownReport> second = container.shutdownAsync();
    container.requestShutdown("too late for this reason");
    settle();
    free();
    assertThat(first.join()).isSameAs(second.join()).isSameAs(container.shutdown());
    assertThat(first.join().reason()).isEqualTo("it was asked to");
    container.close();
    assertThat(journal).containsExactly("hang a");
  }

  @Test
  void waitsForTheEndForAsLongAsIsSaid() throws Exception {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    container.start();
    assertThat(container.awaitShutdown(Duration.ofNanos(1))).isFalse();
    container.requestShutdown("enough");
    assertThat(container.awaitShutdown().reason()).isEqualTo("enough");
    assertThat(container.awaitShutdown(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
  }

  @Test
  void whoWaitsForTheEndMayBeInterruptedAndTheContainerGoesOn() {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    container.start();
    Thread.currentThread().interrupt();
    assertThatThrownBy(container::awaitShutdown).isInstanceOf(InterruptedException.class);
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    container.close();
  }

  @Test
  void anInterruptOfWhoShutsDownIsKeptForLater() {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    container.start();
    Thread.currentThread().interrupt();
    assertThat(container.shutdown().isClean()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aCheckThatHangsInTheMiddleOfAShutdownIsEndedWithIt() {
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.health(
                        () -> {
                          hangWhateverHappens("health");
                          return Health.up();
                        }))
            .build("desk");
    container.start();
    CompletableFuture<HealthReport> health = container.healthAsync();
    settle();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(1));
    assertThat(health.join().status()).isEqualTo(Health.Status.DOWN);
    assertThat(ended.join().abandoned())
        .extracting(AbandonedHook::phase)
        .containsExactly(Phase.HEALTH);
    assertThat(time.pending()).isZero();
  }

  @Test
  void aStageThatDoesNotEndIsCancelledWhenItsTimeIsOver() {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    Container<Object> container =
        builder().add("a", a -> a.shutdown(down -> down.until(stage))).build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(10));
    assertThat(ended.join().hooks().get(0).outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(ended.join().abandoned()).as("a future that is cancelled is done").isEmpty();
    assertThat(stage).isCancelled();
  }

  @Test
  void whoHangsWhereAStageIsCancelledHangsNobodyElse() {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    var unused =
        stage.whenComplete(
            (nothing, cancelled) -> {
              try {
                hangWhateverHappens("stage");
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    Container<Object> container =
        builder()
            .add("a", step("a"))
            .add("b", b -> b.shutdown(down -> down.until(stage)))
            .build("desk");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(10));
    assertThat(ended.join().total()).isEqualTo(seconds(10));
    assertThat(journal).contains("shutdown a", "hang stage");
  }
}
