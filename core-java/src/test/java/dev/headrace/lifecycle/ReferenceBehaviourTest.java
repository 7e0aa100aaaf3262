package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.testsupport.ReportedFailures;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the reference does in each of its phases, and a container that is told to do the same. */
class ReferenceBehaviourTest extends LifecycleFixture {

  private Consumer<ProviderBuilder<Object>> all(String name) {
    return hooks ->
        hooks
            .validate(validate -> journal.add("validate " + name))
            .boot(boot -> journal.add("boot " + name))
            .reload(reload -> journal.add("reload " + name))
            .shutdown(shutdown -> journal.add("shutdown " + name))
            .run(run -> journal.add("run " + name));
  }

  private static <C> Hook<C> failing(String message) {
    return context -> {
      throw new IllegalStateException(message);
    };
  }

  @Override
  ContainerBuilder<Object> builder() {
    return super.builder().referenceBehaviour();
  }

  // ---- registration

  @Test
  void theFirstOfAClassWinsAndTheSecondIsLoggedAndSkipped() {
    final class Feed implements Provider<Object> {
      private final String number;

      Feed(String number) {
        this.number = number;
      }

      @Override
      public String name() {
        return "feed " + number;
      }
    }
    try (Container<Object> container =
        builder().add(new Feed("1")).add(new Feed("2")).build("desk")) {
      assertThat(container.providers()).containsExactly("feed 1");
      assertThat(container.get(Feed.class).number).isEqualTo("1");
      assertThat(ReportedFailures.take())
          .singleElement()
          .satisfies(
              report ->
                  assertThat(report.message())
                      .contains("has a provider 'feed 1': another")
                      .endsWith("is skipped"));
    }
  }

  @Test
  void knowsNothingOfDependencies() {
    assertThatThrownBy(
            () ->
                builder()
                    .add("a", all("a"), with -> with.after("b"))
                    .add("b", all("b"))
                    .build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("which the reference's behaviour knows nothing of");
  }

  // ---- validate

  @Test
  void validateEndsAtTheFirstErrorAndNamesIt() {
    try (Container<Object> container =
        builder().add("a", a -> a.validate(failing("bad a"))).add("b", all("b")).build("desk")) {
      ValidationReport report = container.validate();
      assertThat(report.errors())
          .extracting(ValidationReport.Finding::provider)
          .containsExactly("a");
      assertThat(journal).isEmpty();
    }
  }

  @Test
  void validateMayBeAskedBeforeAndAfterBoot() {
    try (Container<Object> container = builder().add("a", all("a")).build("desk")) {
      container.validate();
      container.boot();
      container.validate();
      assertThat(journal).containsExactly("validate a", "boot a", "validate a");
    }
  }

  // ---- boot

  @Test
  void bootsOneAfterAnotherByPriorityThenName() {
    try (Container<Object> container =
        builder()
            .add("c", all("c"))
            .add("z", all("z"), with -> with.bootPriority(Priority.FIRST))
            .add("b", all("b"))
            .add("a", all("a"), with -> with.bootPriority(Priority.LAST))
            .add("d", all("d"), with -> with.bootPriority(Priority.EARLY))
            .add("e", all("e"), with -> with.bootPriority(Priority.LATE))
            .build("desk")) {
      container.boot();
      assertThat(journal)
          .containsExactly("boot z", "boot d", "boot b", "boot c", "boot e", "boot a");
    }
  }

  @Test
  void bootEndsAtTheFirstErrorAndTakesNothingBack() {
    Container<Object> container =
        builder()
            .add("a", all("a"))
            .add("b", b -> b.boot(failing("no port")))
            .add("c", all("c"))
            .build("desk");
    assertThatThrownBy(container::boot)
        .isInstanceOf(BootException.class)
        .hasMessage("boot of 'b' failed: IllegalStateException: no port");
    assertThat(journal).containsExactly("boot a");
    assertThat(container.state("a")).isEqualTo(ProviderState.BOOTED);
    container.close();
  }

  // ---- run

  @Test
  void runStartsRunnersByRunPriorityThenNameAndDoesNotWaitForThem() {
    Container<Object> container =
        builder()
            .add("b", hooks -> hooks.run(this::untilStopped), with -> with.bootPriority(0))
            .add("a", hooks -> hooks.run(this::untilStopped))
            .add("c", hooks -> hooks.run(this::untilStopped), with -> with.runPriority(0))
            .add("d", d -> {})
            .build("desk");
    container.boot();
    container.run();
    settle();
    assertThat(journal).containsExactlyInAnyOrder("run a", "run b", "run c");
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    container.close();
  }

  @Test
  void aRunnerThatFailsHarmsNobodyElse() {
    Container<Object> container =
        builder()
            .add("a", a -> a.run(failing("lost")))
            .add("b", b -> b.run(this::untilStopped))
            .build("desk");
    container.boot();
    container.run();
    settle();
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    assertThat(container.state("a")).isEqualTo(ProviderState.FAILED);
    assertThat(told)
        .extracting(Throwable::getMessage)
        .containsExactly("run of 'a' failed: IllegalStateException: lost");
    container.close();
  }

  // ---- reload

  @Test
  void reloadOneReloadsNeitherTheStateNorOthers() {
    try (Container<Object> container =
        builder()
            .reloadsState(state -> journal.add("state"))
            .add("a", all("a"))
            .add("b", all("b"))
            .build("desk")) {
      container.boot();
      container.reload("a");
      assertThat(journal).containsExactly("boot a", "boot b", "reload a");
    }
  }

  @Test
  void reloadAllIsTheStateThenByReloadPriorityThenNameAndWellThoughProvidersFail() {
    try (Container<Object> container =
        builder()
            .reloadsState(state -> journal.add("state"))
            .add("b", all("b"))
            .add("a", a -> a.reload(failing("bad")), with -> with.bootPriority(0))
            .add("c", all("c"), with -> with.reloadPriority(Priority.EARLY))
            .build("desk")) {
      container.boot();
      journal.clear();
      assertThat(container.reloadAll().isDone()).isFalse();
      assertThat(journal).containsExactly("state", "reload c", "reload b");
      settle();
      assertThat(told).extracting(LifecycleException::provider).containsExactly("a");
    }
  }

  @Test
  void reloadAllEndsAtAStateThatFails() {
    try (Container<Object> container =
        builder().reloadsState(failing("no file")).add("a", all("a")).build("desk")) {
      container.boot();
      assertThatThrownBy(container::reloadAll).isInstanceOf(ReloadException.class);
      assertThat(journal).containsExactly("boot a");
    }
  }

  // ---- shutdown

  @Test
  void shutdownIsForAllAddedInReverseOfTheBootOrderBootedOrNot() {
    Container<Object> container =
        builder()
            .add("a", all("a"), with -> with.bootPriority(Priority.LAST).runPriority(0))
            .add("b", b -> b.boot(failing("no")).shutdown(down -> journal.add("shutdown b")))
            .add("c", all("c"))
            .add("d", all("d"), with -> with.bootPriority(Priority.FIRST))
            .build("desk");
    assertThatThrownBy(container::boot).isInstanceOf(BootException.class);
    assertThat(journal).containsExactly("boot d");
    container.shutdown();
    assertThat(journal)
        .containsExactly("boot d", "shutdown a", "shutdown c", "shutdown b", "shutdown d");
  }

  @Test
  void shutdownBeforeAnythingHasBootedIsForAllToo() {
    Container<Object> container = builder().add("a", all("a")).add("b", all("b")).build("desk");
    container.shutdown();
    assertThat(journal).containsExactly("shutdown b", "shutdown a");
  }

  @Test
  void shutdownInTheMiddleOfABootIsForAllToo() {
    Container<Object> container =
        builder()
            .add("a", all("a"))
            .add("b", b -> b.boot(boot -> hang("b")).shutdown(down -> journal.add("shutdown b")))
            .add("c", all("c"))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    container.shutdown();
    settle();
    failure(boot, BootException.class);
    assertThat(journal)
        .containsExactly(
            "boot a", "hang b", "interrupted b", "shutdown c", "shutdown b", "shutdown a");
  }

  @Test
  void shutdownGoesOnWhateverFails() {
    Container<Object> container =
        builder()
            .add("a", all("a"))
            .add("b", b -> b.shutdown(failing("still in use")))
            .add(
                "c",
                c ->
                    c.shutdown(
                        down -> {
                          throw new AssertionError("what the reference lets through");
                        }))
            .build("desk");
    container.boot();
    ShutdownReport report = container.shutdown();
    settle();
    assertThat(journal).containsExactly("boot a", "shutdown a");
    assertThat(told).extracting(LifecycleException::provider).containsExactly("c", "b");
    assertThat(report.failures()).hasSize(2);
  }

  @Test
  void nothingHasATimeout() {
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.validate(validate -> hang("validate"))
                        .boot(boot -> hang("boot"))
                        .shutdown(shutdown -> hang("shutdown")))
            .build("desk");
    CompletableFuture<ValidationReport> validation = container.validateAsync();
    pass(java.time.Duration.ofDays(1_000));
    assertThat(validation).isNotDone();
    CompletableFuture<StartReport> boot = container.bootAsync();
    pass(java.time.Duration.ofDays(1_000));
    assertThat(boot).isNotDone();
    free();
    boot.join();
    assertThat(container.shutdown().isClean()).isTrue();
  }
}
