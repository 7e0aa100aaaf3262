package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What happens while a container boots, and what is left where it fails to. */
class BootTest extends LifecycleFixture {

  @Test
  void aFailureEndsTheBootAndShutsDownWhatHasBootedInReverse() {
    Container<Object> container =
        builder()
            .add("a", step("a"))
            .add("b", step("b"))
            .add(
                "c",
                step(
                    "c",
                    boot -> {
                      throw new java.io.IOException("no port");
                    }))
            .add("d", step("d"))
            .build("desk");
    assertThatThrownBy(container::boot)
        .isInstanceOfSatisfying(
            BootException.class,
            thrown -> {
              assertThat(thrown).hasMessage("boot of 'c' failed: IOException: no port");
              assertThat(thrown).hasCauseInstanceOf(java.io.IOException.class);
              assertThat(thrown.provider()).isEqualTo("c");
              assertThat(thrown.phase()).isEqualTo(Phase.BOOT);
              assertThat(thrown.report().hooks())
                  .extracting(hook -> hook.phase() + " " + hook.provider() + " " + hook.outcome())
                  .containsExactly(
                      "boot a DONE",
                      "boot b DONE",
                      "boot c FAILED",
                      "shutdown b DONE",
                      "shutdown a DONE");
            });
    assertThat(journal).containsExactly("boot a", "boot b", "shutdown b", "shutdown a");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(container.state("c")).isEqualTo(ProviderState.FAILED);
    assertThat(container.state("d")).isEqualTo(ProviderState.REGISTERED);
    assertThat(container.exitCode()).isEqualTo(1);
  }

  @Test
  void whatFailsWhenItIsTakenBackIsSuppressedAndKeepsNothingElseFromItsTurn() {
    Container<Object> container =
        builder()
            .add("a", step("a"))
            .add(
                "b",
                b ->
                    b.shutdown(
                        shutdown -> {
                          throw new IllegalStateException("still in use");
                        }))
            .add("c", step("c", boot -> throwError("wrong")))
            .build("desk");
    assertThatThrownBy(container::boot)
        .isInstanceOf(BootException.class)
        .hasCauseInstanceOf(AssertionError.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "shutdown of 'b' failed: IllegalStateException: still in use"));
    assertThat(journal).containsExactly("boot a", "shutdown a");
  }

  private static void throwError(String message) {
    throw new AssertionError(message);
  }

  @Test
  void withoutRollbackWhatHasBootedStaysUntilItIsShutDown() {
    Container<Object> container =
        builder()
            .withoutRollback()
            .add("a", step("a"))
            .add("b", step("b", boot -> throwError("wrong")))
            .build("desk");
    assertThatThrownBy(container::boot).isInstanceOf(BootException.class);
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(container.state("a")).isEqualTo(ProviderState.BOOTED);
    assertThat(journal).containsExactly("boot a");
    assertThatThrownBy(container::start).isInstanceOf(BootException.class);

    container.shutdown();
    assertThat(journal).containsExactly("boot a", "shutdown a");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
  }

  @Test
  void aHookThatHangsCostsItsTimeoutToTheNanosecondAndNoMore() {
    Container<Object> container =
        builder()
            .bootTimeout(seconds(10))
            .add("a", step("a"))
            .add("b", step("b", boot -> hangWhateverHappens("b")), with -> with.after("a"))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(10).minusNanos(1));
    assertThat(container.state("b")).isEqualTo(ProviderState.BOOTING);
    pass(java.time.Duration.ofNanos(1));

    BootException thrown = failure(boot, BootException.class);
    assertThat(thrown)
        .hasMessage("boot of 'b' failed: TimeoutException: boot took longer than 10 s")
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(thrown.getCause().getStackTrace())
        .as("where it hangs")
        .anyMatch(frame -> frame.getMethodName().equals("hangWhateverHappens"));
    assertThat(thrown.report().total()).isEqualTo(seconds(10));
    assertThat(thrown.report().abandoned())
        .containsExactly(new AbandonedHook("b", Phase.BOOT, "desk: boot b"));
    assertThat(journal).containsExactly("boot a", "hang b", "shutdown b", "shutdown a");

    free();
    awaitJournal("free b");
    assertThat(container.abandoned()).isEmpty();
    assertThat(container.state("b")).as("too late").isEqualTo(ProviderState.STOPPED);
  }

  @Test
  void whatHasTimedOutIsNotShutDownWhereThatIsSaid() {
    Container<Object> container =
        builder()
            .bootTimeout(seconds(1))
            .shutdownOnTimeout(false)
            .add("a", step("a"))
            .add("b", step("b", boot -> hang("b")))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(1));
    assertThat(failure(boot, BootException.class)).hasCauseInstanceOf(TimeoutException.class);
    awaitJournal("interrupted b");
    assertThat(journal)
        .containsExactlyInAnyOrder("boot a", "hang b", "interrupted b", "shutdown a");
    assertThat(container.state("b")).isEqualTo(ProviderState.FAILED);
  }

  @Test
  void theDeadlineForAllEndsABootOfWhichEachHookIsInTime() {
    Container<Object> container =
        builder()
            .bootDeadline(seconds(5))
            .add("a", step("a"))
            .add("b", step("b", boot -> hang("b")))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(5));
    BootException thrown = failure(boot, BootException.class);
    assertThat(thrown)
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessage("boot of container desk took longer than 5 s, and 'b' had not booted yet");
    assertThat(thrown.report().total()).isEqualTo(seconds(5));
    assertThat(journal).contains("shutdown b", "shutdown a");
  }

  @Test
  void afterAFailureWhatIsUnderWayIsInterruptedAndTheRestIsNotBegun() {
    CompletableFuture<Void> fails = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .parallelism(3)
            .add("a", step("a", boot -> boot.until(fails)))
            .add("b", step("b", boot -> hang("b")))
            .add("c", step("c"))
            .add("d", step("d"), with -> with.after("a"))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    assertThat(journal).containsExactlyInAnyOrder("hang b", "boot c");
    fails.completeExceptionally(new IllegalStateException("no"));
    awaitJournal("shutdown c");

    BootException thrown = failure(boot, BootException.class);
    assertThat(thrown).hasMessage("boot of 'a' failed: IllegalStateException: no");
    assertThat(thrown.getSuppressed()).as("to end when one is interrupted").isEmpty();
    assertThat(journal)
        .containsExactlyInAnyOrder("hang b", "boot c", "interrupted b", "shutdown c");
    assertThat(thrown.report().hooks())
        .filteredOn(hook -> hook.provider().equals("b"))
        .singleElement()
        .matches(hook -> hook.outcome() == Outcome.CANCELLED);
  }

  @Test
  void whatDoesNotEndWhenAnotherFailedIsGivenUpOnAfterASecondAndShutDownToo() {
    CompletableFuture<Void> fails = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .parallelism(2)
            .add("a", step("a", boot -> boot.until(fails)))
            .add("b", step("b", boot -> hangWhateverHappens("b")))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    fails.completeExceptionally(new IllegalStateException("no"));
    pass(java.time.Duration.ofMillis(999));
    assertThat(boot).isNotDone();
    pass(java.time.Duration.ofMillis(1));
    BootException thrown = failure(boot, BootException.class);
    assertThat(thrown.provider()).isEqualTo("a");
    assertThat(journal).containsExactly("hang b", "shutdown b");
    assertThat(thrown.report().abandoned())
        .extracting(AbandonedHook::provider)
        .containsExactly("b");
  }

  @Test
  void aSecondFailureIsSuppressed() {
    CompletableFuture<Void> one = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .parallelism(2)
            .add("a", step("a", boot -> boot.until(one)))
            .add(
                "b",
                step(
                    "b",
                    boot -> {
                      try {
                        hang("b");
                      } catch (InterruptedException e) {
                        throw new IllegalStateException("b too", e);
                      }
                    }))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    one.completeExceptionally(new IllegalStateException("a"));
    awaitJournal("interrupted b");
    assertThat(failure(boot, BootException.class).getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("boot of 'b' failed: IllegalStateException: b too");
  }

  @Test
  void aShutdownEndsABootAndTakesBackWhatHasBooted() {
    Container<Object> container =
        builder()
            .add("a", step("a"))
            .add("b", step("b", boot -> hang("b")))
            .add("c", step("c"))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    settle();
    ShutdownReport report = container.shutdown();
    settle();
    BootException thrown = failure(start, BootException.class);
    assertThat(thrown)
        .hasMessage("boot of container desk was ended: it was asked to")
        .hasCauseInstanceOf(CancellationException.class)
        .hasNoSuppressedExceptions();
    assertThat(journal).containsExactly("boot a", "hang b", "interrupted b", "shutdown a");
    assertThat(report.isClean()).isTrue();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
    assertThat(container.exitCode()).isZero();
  }

  @Test
  void aHookThatIsCancelledByItselfFailsTheBootAndIsNotWrapped() {
    CancellationException cancelled = new CancellationException("no more");
    Container<Object> container =
        builder()
            .add(
                "a",
                step(
                    "a",
                    boot -> {
                      throw cancelled;
                    }))
            .build("desk");
    assertThatThrownBy(container::boot)
        .isInstanceOf(BootException.class)
        .hasMessage("boot of 'a' was cancelled")
        .cause()
        .isSameAs(cancelled);
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
  }

  @Test
  void aHookMayAskForTheShutdownOfWhatItIsABootOf() {
    Container<Object> container =
        builder()
            .add(
                "a",
                step(
                    "a",
                    boot -> {
                      journal.add("boot a");
                      boot.requestShutdown("there is nothing to do");
                    }))
            .add("b", step("b"))
            .build("desk");
    assertThatThrownBy(container::start)
        .hasMessage("boot of container desk was ended: there is nothing to do");
    assertThat(journal).containsExactly("boot a", "shutdown a");
    assertThat(container.shutdown().reason()).isEqualTo("there is nothing to do");
  }
}
