package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is reloaded, in which order, together with what, and what becomes of failures. */
class ReloadTest extends LifecycleFixture {

  private Consumer<ProviderBuilder<Object>> reloading(String name) {
    return hooks -> hooks.reload(reload -> journal.add("reload " + name));
  }

  private Consumer<ProviderBuilder<Object>> failing(String name) {
    return hooks ->
        hooks.reload(
            reload -> {
              journal.add("reload " + name);
              throw new IllegalStateException("bad " + name);
            });
  }

  private static Container<Object> booted(ContainerBuilder<Object> builder) {
    Container<Object> container = builder.build("desk");
    container.boot();
    return container;
  }

  @Test
  void reloadsTheStateFirstThenByPriorityThenInBootOrder() {
    try (Container<Object> container =
        booted(
            builder()
                .reloadsState(state -> journal.add("reload state"))
                .add("a", reloading("a"), with -> with.after("c"))
                .add("b", reloading("b"), with -> with.reloadPriority(Priority.LAST))
                .add("c", reloading("c"))
                .add("d", d -> {})
                .add("e", reloading("e"), with -> with.reloadPriority(Priority.FIRST)))) {
      ReloadReport report = container.reloadAll();
      assertThat(journal)
          .containsExactly("reload state", "reload e", "reload c", "reload a", "reload b");
      assertThat(report.isDone()).isTrue();
      assertThat(report.hooks())
          .extracting(HookReport::provider)
          .containsExactly("state", "e", "c", "a", "b");
    }
  }

  @Test
  void aStateThatFailsKeepsEverythingElseFromBeingReloaded() {
    try (Container<Object> container =
        booted(
            builder()
                .reloadsState(
                    state -> {
                      throw new java.io.IOException("no file");
                    })
                .add("a", reloading("a")))) {
      assertThatThrownBy(container::reloadAll)
          .isInstanceOfSatisfying(
              ReloadException.class,
              thrown -> {
                assertThat(thrown.provider()).isEqualTo("state");
                assertThat(thrown.phase()).isEqualTo(Phase.RELOAD);
                assertThat(thrown).hasCauseInstanceOf(java.io.IOException.class);
                assertThat(thrown).hasMessageEndingWith("IOException: no file");
                assertThat(thrown.report().hooks())
                    .extracting(HookReport::outcome)
                    .containsExactly(Outcome.FAILED, Outcome.SKIPPED);
              });
      assertThat(journal).isEmpty();
      assertThat(container.state()).isEqualTo(ContainerState.READY);
    }
  }

  @Test
  void aProviderThatFailsKeepsNoOtherFromBeingReloaded() {
    try (Container<Object> container =
        booted(builder().add("a", failing("a")).add("b", reloading("b")))) {
      ReloadReport report = container.reloadAll();
      settle();
      assertThat(journal).containsExactly("reload a", "reload b");
      assertThat(report.isDone()).isFalse();
      assertThat(report.failures())
          .extracting(Throwable::getMessage)
          .containsExactly("reload of 'a' failed: IllegalStateException: bad a");
      assertThat(told).isEqualTo(report.failures());
      assertThat(container.state("a")).as("it goes on as before").isEqualTo(ProviderState.BOOTED);
    }
  }

  @Test
  void whereItIsStrictAProviderThatFailsIsThrownWhenAllAreReloaded() {
    try (Container<Object> container =
        booted(builder().strictReload().add("a", failing("a")).add("b", reloading("b")))) {
      assertThatThrownBy(container::reloadAll)
          .isInstanceOf(ReloadException.class)
          .hasMessage(
              "reload of container desk failed: reload of 'a' failed: IllegalStateException: bad a");
      assertThat(journal).containsExactly("reload a", "reload b");
    }
  }

  @Test
  void reloadsOneWithoutTheStateNorOthers() {
    try (Container<Object> container =
        booted(
            builder()
                .reloadsState(state -> journal.add("reload state"))
                .add("a", reloading("a"))
                .add("b", reloading("b")))) {
      assertThat(container.reload("b").isDone()).isTrue();
      assertThat(journal).containsExactly("reload b");
    }
  }

  @Test
  void oneThatFailsIsThrownWithWhatItThrew() {
    try (Container<Object> container = booted(builder().add("a", failing("a")))) {
      assertThatThrownBy(() -> container.reload("a"))
          .isInstanceOf(ReloadException.class)
          .hasMessage("reload of 'a' failed: IllegalStateException: bad a")
          .hasRootCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void oneThatIsUnknownOrCannotBeReloadedIsRefusedWithItsName() {
    try (Container<Object> container =
        booted(builder().add("prices", reloading("prices")).add("clock", c -> {}))) {
      assertThatThrownBy(() -> container.reload("pricse"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("desk has no provider 'pricse'. Fix: did you mean 'prices'?");
      assertThatThrownBy(() -> container.reload("clock"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("'clock' of container desk can't be reloaded.");
    }
  }

  @Test
  void reloadsOneAndThoseThatBootAfterIt() {
    try (Container<Object> container =
        booted(
            builder()
                .add("a", reloading("a"))
                .add("b", b -> {}, with -> with.after("a"))
                .add("c", reloading("c"), with -> with.after("b"))
                .add("d", reloading("d")))) {
      container.reloadWithDependants("a");
      assertThat(journal).containsExactly("reload a", "reload c");
    }
  }

  @Test
  void reloadsOneAndGivesTheReportWhenItIsThere() {
    try (Container<Object> container =
        booted(
            builder()
                .add("a", reloading("a"))
                .add("b", failing("b"), with -> with.after("a"))
                .add("clock", c -> {}))) {
      assertThat(container.reloadAsync("a").join().isDone()).isTrue();
      assertThatThrownBy(container.reloadAsync("b")::join)
          .hasCauseInstanceOf(ReloadException.class)
          .hasRootCauseMessage("bad b");
      assertThatThrownBy(container.reloadWithDependantsAsync("a")::join)
          .hasCauseInstanceOf(ReloadException.class);
      assertThat(journal).containsExactly("reload a", "reload b", "reload a", "reload b");
      assertThatThrownBy(() -> container.reloadAsync("clock"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> container.reloadAsync(String.class))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsAskedForWhileOneIsUnderWayIsDoneTogetherOnceAfterIt() {
    Container<Object> container =
        booted(
            builder()
                .add(
                    "a",
                    a ->
                        a.reload(
                            reload -> {
                              journal.add("reload a");
                              hang("a");
                            }))
                .add("b", reloading("b")));
    CompletableFuture<ReloadReport> first = container.reloadAllAsync();
    settle();
    List<CompletableFuture<ReloadReport>> others =
        List.of(container.reloadAllAsync(), container.reloadAllAsync(), container.reloadAllAsync());
    assertThat(journal).containsExactly("reload a", "hang a");
    free();
    ReloadReport together = others.get(0).join();
    settle();
    assertThat(others).allMatch(other -> other.join() == together);
    assertThat(first.join()).isNotSameAs(together);
    assertThat(journal)
        .containsExactly("reload a", "hang a", "reload b", "reload a", "hang a", "reload b");
    container.close();
  }

  @Test
  void waitsForMoreForAWhileFromTheFirstOn() {
    Container<Object> container =
        booted(builder().reloadAfter(seconds(2)).add("a", reloading("a")));
    CompletableFuture<ReloadReport> first = container.reloadAllAsync();
    pass(seconds(1));
    CompletableFuture<ReloadReport> second = container.reloadAllAsync();
    pass(seconds(1).minusNanos(1));
    assertThat(journal).isEmpty();
    pass(Duration.ofNanos(1));
    assertThat(journal).containsExactly("reload a");
    assertThat(first.join()).isSameAs(second.join());
    container.close();
  }

  @Test
  void isRefusedBeforeItHasBootedAndWhenItShutsDown() {
    Container<Object> container =
        builder()
            .add("a", a -> a.reload(reload -> {}).shutdown(shutdown -> hang("a")))
            .build("desk");
    assertThatThrownBy(container::reloadAll)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "container desk is NEW: it can be reloaded from when it has booted until it shuts down");
    container.start();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    settle();
    assertThatThrownBy(() -> container.reload("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("container desk is STOPPING");
    free();
    ended.join();
    assertThatThrownBy(container::reloadAll).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aShutdownEndsTheOneUnderWayAndRefusesTheOneThatWaits() {
    Container<Object> container =
        booted(
            builder()
                .add("a", a -> a.reload(reload -> hang("a")).shutdown(d -> journal.add("shutdown")))
                .add("b", reloading("b")));
    CompletableFuture<ReloadReport> first = container.reloadAllAsync();
    settle();
    CompletableFuture<ReloadReport> second = container.reloadAllAsync();
    container.shutdown();
    settle();
    ReloadException ended = failure(first, ReloadException.class);
    assertThat(ended).hasMessage("reload of container desk was ended: the container shuts down");
    assertThat(ended.report().hooks())
        .extracting(HookReport::outcome)
        .containsExactly(Outcome.CANCELLED, Outcome.SKIPPED);
    assertThat(failure(second, ReloadException.class).report().hooks()).isEmpty();
    assertThat(journal).containsExactly("hang a", "interrupted a", "shutdown");
  }

  @Test
  void aShutdownWaitsASecondForOneThatDoesNotEndAndNamesIt() {
    Container<Object> container =
        booted(builder().add("a", a -> a.reload(reload -> hangWhateverHappens("a"))));
    CompletableFuture<ReloadReport> reload = container.reloadAllAsync();
    settle();
    CompletableFuture<ShutdownReport> ended = container.shutdownAsync();
    pass(seconds(1));
    assertThat(ended.join().abandoned())
        .containsExactly(new AbandonedHook("a", Phase.RELOAD, "desk: reload a"));
    assertThat(failure(reload, ReloadException.class).report().hooks())
        .extracting(HookReport::outcome)
        .containsExactly(Outcome.CANCELLED);
  }

  @Test
  void theDeadlineOfAShutdownCountsFromWhenItWasAskedForWhateverIsEndedFirst() throws Exception {
    Container<Object> container =
        booted(
            builder()
                .add("a", a -> a.reload(reload -> hangWhateverHappens("a")))
                .add("b", b -> b.shutdown(shutdown -> hangWhateverHappens("b"))));
    CompletableFuture<ReloadReport> reload = container.reloadAllAsync();
    settle();
    CompletableFuture<ShutdownReport> ended =
        CompletableFuture.supplyAsync(
            () -> container.shutdown(seconds(5)), task -> new Thread(task, "asks").start());
    time.awaitPending(2); // the reload's own timeout, and the second it is left to end
    pass(seconds(1));
    failure(reload, ReloadException.class);
    time.awaitPending(2); // the deadline, and the time that the hook has until then
    pass(seconds(4).minusNanos(1));
    assertThat(ended).isNotDone();
    pass(java.time.Duration.ofNanos(1));
    assertThat(ended.join().isPastDeadline()).isTrue();
  }

  @Test
  void oneThatHangsCostsItsTimeoutAndTheOthersAreReloadedAllTheSame() {
    Container<Object> container =
        booted(
            builder()
                .reloadTimeout(seconds(7))
                .add("a", a -> a.reload(reload -> hangWhateverHappens("a")))
                .add("b", reloading("b")));
    CompletableFuture<ReloadReport> reload = container.reloadAllAsync();
    pass(seconds(7));
    assertThat(reload.join().hooks())
        .extracting(HookReport::outcome)
        .containsExactly(Outcome.TIMED_OUT, Outcome.DONE);
    assertThat(reload.join().hooks().get(0).duration()).isEqualTo(seconds(7));
    assertThat(container.abandoned()).hasSize(1);
    free();
    awaitJournal("free a");
    container.close();
  }

  @Test
  void aStateThatCanReloadItselfIsReloaded() {
    ReloadableState state = () -> journal.add("reload state");
    try (Container<ReloadableState> container = Container.of(state).build("desk")) {
      container.boot();
      container.reloadAll();
    }
    assertThat(journal).containsExactly("reload state");
  }
}
