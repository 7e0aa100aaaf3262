package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** In which order providers boot, and what keeps them from having one. */
class OrderingTest extends LifecycleFixture {
  private interface Store {}

  private class Disk implements Provider<Object>, Store {
    @Override
    public void boot(Context<Object> boot) {
      journal.add("boot " + boot.provider());
    }
  }

  private List<String> booted(ContainerBuilder<Object> builder) {
    try (Container<Object> container = builder.build("desk")) {
      container.boot();
      List<String> order = container.providers();
      assertThat(journal.stream().map(event -> event.substring("boot ".length())))
          .containsExactlyElementsOf(order);
      return order;
    }
  }

  @Test
  void whatDependsOnNothingBootsByPriorityThenName() {
    assertThat(
            booted(
                builder()
                    .add("b", step("b"))
                    .add("late", step("late"), with -> with.bootPriority(Priority.LATE))
                    .add("a", step("a"))
                    .add("first", step("first"), with -> with.bootPriority(Priority.FIRST))
                    .add("negative", step("negative"), with -> with.bootPriority(-1))))
        .containsExactly("negative", "first", "a", "b", "late");
  }

  @Test
  void isTheSameHoweverProvidersAreAdded() {
    List<String> names = List.of("a", "b", "c", "d");
    for (int shift = 0; shift < names.size(); shift++) {
      ContainerBuilder<Object> builder = builder();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get((i + shift) % names.size());
        builder.add(name, step(name), with -> with.afterIfPresent(name.equals("a") ? "d" : "none"));
      }
      journal.clear();
      assertThat(booted(builder)).containsExactly("b", "c", "d", "a");
    }
  }

  @Test
  void whatIsDependedOnBootsBeforeWhateverThePriorityAndTheReportWarns() {
    try (Container<Object> container =
        builder()
            .add("a", step("a"), with -> with.after("b").bootPriority(Priority.FIRST))
            .add("b", step("b"), with -> with.bootPriority(Priority.LAST))
            .build("desk")) {
      StartReport report = container.boot();
      assertThat(journal).containsExactly("boot b", "boot a");
      assertThat(report.warnings())
          .containsExactly(
              "'a' has boot priority 0 and boots after 'b', which has 255: dependencies go first");
    }
  }

  @Test
  void dependsOnAClassOnAllThatAreBoundAsATypeAndOnWhatIsThereAnyway() {
    assertThat(
            booted(
                builder()
                    .add("user", step("user"), with -> with.after(Store.class))
                    .add("last", step("last"), with -> with.after(Disk.class))
                    .add(new Disk(), with -> with.named("one").as(Store.class))
                    .add(new Disk(), with -> with.named("two").as(Store.class))
                    .add(
                        "optional",
                        step("optional"),
                        with -> with.afterIfPresent("last", "gone").afterIfPresent(List.class))))
        .containsExactly("one", "two", "last", "user", "optional");
  }

  @Test
  void aProviderSaysItselfWhatItDependsOn() {
    final class Api extends Disk {
      @Override
      public List<Dependency> dependsOn() {
        return List.of(Dependency.on("z"), Dependency.on("none").ifPresent());
      }

      @Override
      public int bootPriority() {
        return Priority.FIRST;
      }
    }
    assertThat(booted(builder().add(new Api()).add("z", step("z")))).containsExactly("z", "Api");
  }

  @Test
  void oneBeginsAsSoonAsAllItDependsOnHasBootedAndNoMoreAtOnceThanIsSaid() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    Container<Object> container =
        builder()
            .parallelism(2)
            .add("a", step("a", boot -> boot.until(slow)))
            .add("b", step("b"))
            .add("c", step("c"), with -> with.after("b"))
            .add("d", step("d", boot -> hang("d")), with -> with.after("c"))
            .add("e", step("e"), with -> with.after("b"))
            .build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    settle();
    assertThat(journal)
        .as("deeper levels don't wait for 'a'")
        .containsExactly("boot b", "boot c", "boot e", "hang d");
    slow.complete(null);
    free();
    boot.join();
    container.close();
  }

  @Test
  void whatIsMissingIsNamedWithWhoNeedsItAndWhatWasMaybeMeant() {
    assertThatThrownBy(
            () ->
                builder()
                    .add("api", step("api"), with -> with.after("databse").after(Store.class))
                    .add("database", step("database"))
                    .build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("'api'")
        .hasMessageContaining("'databse', which it is to boot after,")
        .hasMessageContaining("did you mean 'database'?")
        .hasMessageContaining("bound as it with as(Store.class)");
  }

  @Test
  void cyclesAreShownWithTheWholePathEachOnce() {
    assertThatThrownBy(
            () ->
                builder()
                    .add("a", step("a"), with -> with.after("b"))
                    .add("b", step("b"), with -> with.after("c"))
                    .add("c", step("c"), with -> with.after("a"))
                    .add("x", step("x"), with -> with.after("y"))
                    .add("y", step("y"), with -> with.after("x"))
                    .add("outside", step("outside"), with -> with.after("a", "x"))
                    .add("self", step("self"), with -> with.after("self"))
                    .build("desk"))
        .isInstanceOfSatisfying(
            BuildException.class,
            thrown -> {
              assertThat(thrown.problems()).hasSize(3);
              assertThat(thrown)
                  .hasMessageContaining("'a' → 'b' → 'c' → 'a'")
                  .hasMessageContaining("'x' → 'y' → 'x'")
                  .hasMessageContaining("'self' → 'self'");
            });
  }

  @Test
  void aProviderThatCannotSayItsNameOrWhatItDependsOnIsNamedByItsClass() {
    final class Nameless implements Provider<Object> {
      @Override
      public String name() {
        throw new IllegalStateException("not read yet");
      }
    }
    final class Null implements Provider<Object> {
      @Override
      public List<Dependency> dependsOn() {
        return null;
      }
    }
    assertThatThrownBy(() -> builder().add(new Nameless()).build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Nameless")
        .hasMessageContaining("it can't say what it is: IllegalStateException: not read yet")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
    assertThatThrownBy(() -> builder().add(new Null()).build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("its dependencies are null");
    assertThatThrownBy(() -> builder().add(" ", blank -> {}).build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("its name is blank");
    assertThatThrownBy(() -> builder().build(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClassWithoutANameOfItsOwnIsCalledByItsWholeName() {
    Provider<Object> anonymous = new Provider<>() {};
    try (Container<Object> container = builder().add(anonymous).build("desk")) {
      assertThat(container.providers()).containsExactly(anonymous.getClass().getName());
    }
  }

  @Test
  void anEmptyContainerStartsAndEnds() {
    try (Container<Object> container = builder().build("desk")) {
      assertThat(container.start().isStarted()).isTrue();
      assertThat(container.isReady()).isTrue();
      assertThat(container.health().status()).isEqualTo(Health.Status.UP);
      assertThat(container.reloadAll().isDone()).isTrue();
    }
  }
}
