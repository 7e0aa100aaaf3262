package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a hook can ask and say while it is called. */
class ContextTest extends LifecycleFixture {
  private interface Store {}

  private static final class Disk implements Provider<Object>, Store {}

  private final Disk disk = new Disk();

  private void bootFails(ContainerBuilder<Object> builder, String message) {
    assertThatThrownBy(() -> builder.build("desk").boot())
        .isInstanceOf(BootException.class)
        .hasMessage(message);
  }

  @Test
  void findsWhatHasBootedBefore() {
    try (Container<Object> container =
        builder()
            .add(disk, with -> with.as(Store.class))
            .add(
                "user",
                user ->
                    user.boot(
                        boot -> {
                          assertThat(boot.get(Disk.class)).isSameAs(disk);
                          assertThat(boot.find(Store.class)).isSameAs(disk);
                          assertThat(boot.getAll(Store.class)).containsExactly(disk);
                          assertThat(boot.get(Store.class, "Disk")).isSameAs(disk);
                          assertThat(boot.find(String.class)).isNull();
                          assertThat(boot.getAll(String.class)).isEmpty();
                          journal.add(boot + " of " + boot.provider());
                        }),
                with -> with.after(Store.class))
            .build("desk")) {
      container.boot();
      assertThat(journal).containsExactly("boot of 'user' of user");
    }
  }

  @Test
  void whatHasNotBootedYetIsRefusedWithWhatToSay() {
    bootFails(
        builder()
            .add("a", a -> a.boot(boot -> boot.get(Disk.class)))
            .add(disk, with -> with.bootPriority(Priority.LAST)),
        "boot of 'a' failed: IllegalStateException: 'a' uses 'Disk' before it has booted."
            + " Fix: have it boot after, with after(Disk.class)");
    bootFails(
        builder()
            .add("a", a -> a.boot(boot -> boot.getAll(Store.class)))
            .add(disk, with -> with.bootPriority(Priority.LAST).as(Store.class)),
        "boot of 'a' failed: IllegalStateException: 'a' uses 'Disk' before it has booted."
            + " Fix: have it boot after, with after(Disk.class)");
  }

  @Test
  void inOtherHooksAllCanBeFound() {
    try (Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.shutdown(down -> journal.add("found " + (down.get(Disk.class) == disk)))
                        .reload(reload -> journal.add("found " + (reload.get(Disk.class) == disk))))
            .add(disk)
            .build("desk")) {
      container.boot();
      container.reloadAll();
    }
    assertThat(journal).containsExactly("found true", "found true");
  }

  @Test
  void hasTheState() {
    AtomicReference<String> seen = new AtomicReference<>();
    Provider<CharSequence> takesMore =
        new Provider<>() {
          @Override
          public void boot(Context<CharSequence> boot) {
            seen.set(boot.state().toString());
          }
        };
    try (Container<String> container = Container.of("settings").add(takesMore).build("desk")) {
      container.boot();
    }
    assertThat(seen).hasValue("settings");
  }

  @Test
  void saysHowLongItMayStillTake() {
    CompletableFuture<Void> later = new CompletableFuture<>();
    AtomicReference<Context<Object>> context = new AtomicReference<>();
    Container<Object> container =
        builder()
            .bootTimeout(seconds(10))
            .add(
                "a",
                a ->
                    a.boot(
                            boot -> {
                              context.set(boot);
                              boot.until(later);
                            })
                        .run(run -> journal.add("run " + run.remaining())))
            .build("desk");
    container.startAsync();
    settle();
    assertThat(context.get().remaining()).isEqualTo(seconds(10));
    pass(seconds(4));
    assertThat(context.get().remaining()).isEqualTo(seconds(6));
    later.complete(null);
    settle();
    assertThat(journal)
        .as("a runner has all the time")
        .containsExactly("run " + Duration.ofSeconds(Long.MAX_VALUE));
    container.close();
  }

  @Test
  void aHookGoesOnUntilItsStageIsCompletedAndNeedsNoThreadMeanwhile() throws Exception {
    CompletableFuture<Void> connected = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .add("a", step("a", boot -> boot.until(connected)))
            .add("b", step("b"))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    threads.join();
    assertThat(boot).isNotDone();
    assertThat(container.state("a")).isEqualTo(ProviderState.BOOTING);
    connected.complete(null);
    assertThat(boot.join().isStarted()).isTrue();
    container.close();
    assertThat(journal).containsExactly("boot b", "shutdown b", "shutdown a");
  }

  @Test
  void aStageThatFailsIsTheHooksFailure() {
    bootFails(
        builder()
            .add(
                "a",
                a ->
                    a.boot(
                        boot ->
                            boot.until(
                                CompletableFuture.failedFuture(
                                    new java.io.IOException("no route"))))),
        "boot of 'a' failed: IOException: no route");
  }

  @Test
  void aStageIsCancelledWhereTheHooksTimeIsOverAndWhereItThrows() throws InterruptedException {
    CompletableFuture<Void> late = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .bootTimeout(seconds(1))
            .add("a", step("a", boot -> boot.until(late)))
            .build("desk");
    CompletableFuture<StartReport> start = container.bootAsync();
    pass(seconds(1));
    assertThat(failure(start, BootException.class).report().abandoned()).isEmpty();
    assertThat(late).isCancelled();
    assertThat(journal).as("it may have begun something").containsExactly("shutdown a");

    CompletableFuture<Void> pointless = new CompletableFuture<>();
    bootFails(
        builder()
            .add(
                "a",
                a ->
                    a.boot(
                        boot -> {
                          boot.until(pointless);
                          throw new IllegalStateException("after all");
                        })),
        "boot of 'a' failed: IllegalStateException: after all");
    threads.join(); // it is cancelled on a thread of its own
    assertThat(pointless).isCancelled();
  }

  @Test
  void aStageThatCannotBeCancelledIsNamedUntilItIsCompleted() {
    CompletableFuture<Void> own = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .bootTimeout(seconds(1))
            .add("a", step("a", boot -> boot.until(own.minimalCompletionStage())))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(1));
    failure(boot, BootException.class);
    assertThat(own).isNotDone();
    assertThat(container.abandoned()).hasSize(1);
    own.complete(null);
    settle();
    assertThat(container.abandoned()).isEmpty();
  }

  @Test
  void aStageThatTakesItsTimeToBeCancelledIsNamedUntilItIsCompleted() {
    class Obeying extends CompletableFuture<Void> {
      @Override
      public boolean cancel(boolean mayInterrupt) {
        journal.add("told to end");
        return false;
      }
    }
    Obeying own = new Obeying();
    Container<Object> container =
        builder()
            .bootTimeout(seconds(1))
            .add("a", step("a", boot -> boot.until(own)))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(seconds(1));
    failure(boot, BootException.class);
    assertThat(journal).contains("told to end");
    assertThat(container.abandoned()).hasSize(1);
    own.complete(null);
    settle();
    assertThat(container.abandoned()).isEmpty();
  }

  @Test
  void onlyOneStageIsGoneOnWith() {
    bootFails(
        builder()
            .add(
                "a",
                a ->
                    a.boot(
                        boot -> {
                          boot.until(CompletableFuture.completedFuture(null));
                          boot.until(CompletableFuture.completedFuture(null));
                        })),
        "boot of 'a' failed: IllegalStateException:"
            + " boot of 'a' goes on with one stage already: combine them");
  }

  @Test
  void degradedUntilItHasRecovered() {
    AtomicReference<Run<Object>> context = new AtomicReference<>();
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.run(
                        run -> {
                          context.set(run);
                          threads.idle(run::awaitStop);
                        }))
            .build("desk");
    container.start();
    settle();
    context.get().degraded("half speed");
    context.get().degraded("no speed");
    assertThat(container.state("a")).isEqualTo(ProviderState.DEGRADED);
    assertThat(container.health().providers().get("a")).hasToString("DEGRADED {reason=no speed}");
    assertThat(container.isReady()).isTrue();
    context.get().recovered();
    assertThat(container.state("a")).isEqualTo(ProviderState.RUNNING);
    container.close();
    context.get().degraded("too late");
    assertThat(container.state("a")).isEqualTo(ProviderState.STOPPED);
  }

  @Test
  void oneThatBootsDegradedHasBootedAndIsRun() {
    Container<Object> container =
        builder()
            .add("a", a -> a.boot(boot -> boot.degraded("no cache")).run(this::untilStopped))
            .add("b", step("b"), with -> with.after("a"))
            .build("desk");
    container.start();
    settle();
    assertThat(container.state("a")).isEqualTo(ProviderState.DEGRADED);
    assertThat(journal).containsExactly("boot b", "run a");
    container.close();
  }

  @Test
  void disabledCountsAsBootedAndCanBeFoundAndDegradedBeforeDoesNotMatter() {
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.boot(
                            boot -> {
                              boot.degraded("no cache");
                              boot.disabled("off");
                            })
                        .run(this::untilStopped))
            .add("b", step("b"), with -> with.after("a"))
            .build("desk");
    container.start();
    settle();
    assertThat(container.state("a")).isEqualTo(ProviderState.DISABLED);
    assertThat(container.isReady()).isTrue();
    container.close();
    assertThat(journal).containsExactly("boot b", "shutdown b");
    assertThat(container.state("a")).isEqualTo(ProviderState.STOPPED);
  }

  @Test
  void disabledIsForTheBootAlone() {
    Container<Object> container =
        builder().add("a", a -> a.reload(reload -> reload.disabled("off"))).build("desk");
    container.boot();
    assertThat(container.reloadAll().failures())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "reload of 'a' failed: IllegalStateException:"
                + " 'a' can say that it is disabled when it boots, not in reload");
    container.close();
  }
}
