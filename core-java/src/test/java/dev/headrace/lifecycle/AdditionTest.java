package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AdditionTest {
  private final List<String> journal = new CopyOnWriteArrayList<>();

  /** One that says what is done with it. */
  private class Part implements Provider<Object> {
    @Override
    public void boot(Context<Object> boot) throws Exception {
      journal.add("boot " + boot.provider());
    }

    @Override
    public void shutdown(Context<Object> shutdown) {
      journal.add("shutdown " + shutdown.provider());
    }
  }

  private final class Database extends Part {}

  private final class Plugin extends Part implements Runner<Object> {
    final CountDownLatch runs = new CountDownLatch(1);

    @Override
    public void run(Run<Object> run) throws Exception {
      journal.add("run " + run.provider());
      runs.countDown();
      run.awaitStop();
      journal.add("stop " + run.provider());
    }
  }

  @Test
  void whatIsAddedBootsRunsAndIsShutDownBeforeWhatItDependsOn() throws Exception {
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      container.start();
      Plugin plugin = new Plugin();

      StartReport report = container.addAndBoot(plugin, with -> with.after(Database.class));

      plugin.runs.await();
      assertThat(report.isStarted()).isTrue();
      assertThat(container.get(Plugin.class)).isSameAs(plugin);
      assertThat(container.providers()).containsExactly("Database", "Plugin");
      assertThat(container.state("Plugin")).isEqualTo(ProviderState.RUNNING);
    }
    assertThat(journal)
        .containsExactly(
            "boot Database",
            "boot Plugin",
            "run Plugin",
            "stop Plugin",
            "shutdown Plugin",
            "shutdown Database");
  }

  @Test
  void whatIsAddedBeforeTheContainerRunsRunsWithTheOthers() throws Exception {
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      container.boot();
      Plugin plugin = new Plugin();
      container.addAndBoot(plugin, with -> {});
      assertThat(journal).containsExactly("boot Database", "boot Plugin");
      container.run();
      plugin.runs.await();
      assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    }
  }

  @Test
  void whatFailsWasNeverThere() {
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      container.start();
      class Broken extends Part {
        @Override
        public void boot(Context<Object> boot) {
          throw new IllegalStateException("no licence");
        }
      }
      assertThatThrownBy(() -> container.addAndBoot(new Broken(), with -> {}))
          .isInstanceOf(BootException.class)
          .hasMessage("boot of 'Broken' failed: IllegalStateException: no licence");
      assertThat(container.providers()).containsExactly("Database");
      assertThat(container.find(Broken.class)).isNull();
      assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    }
    assertThat(journal).containsExactly("boot Database", "shutdown Database");
  }

  @Test
  void whatSaysThatItCouldNotBootIsNotBooted() {
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      container.start();
      class Invalid extends Part {
        @Override
        public void validate(Validation<Object> validation) {
          validation.error("no key");
        }
      }
      assertThatThrownBy(() -> container.addAndBoot(new Invalid(), with -> {}))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("error in 'Invalid': no key");
      assertThat(journal).containsExactly("boot Database");
    }
  }

  @Test
  void whatCanNotBeThereIsRefused() {
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      Plugin plugin = new Plugin();
      assertThatThrownBy(() -> container.addAndBoot(plugin, with -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("desk is NEW");
      container.start();
      assertThatThrownBy(() -> container.addAndBoot(new Database(), with -> {}))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("already registered");
      assertThatThrownBy(() -> container.addAndBoot(plugin, with -> with.after("Databse")))
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("did you mean 'Database'?");
      container.addAndBoot(plugin, with -> with.after("Database"));
      container.shutdown();
      assertThatThrownBy(() -> container.addAndBoot(new Part(), with -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("desk is STOPPED");
    }
  }

  @Test
  void severalAtOnceAreAddedOneAfterAnother() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      container.start();
      List<CompletableFuture<StartReport>> added =
          java.util.stream.IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> container.addAndBoot(new Part(), with -> with.named("part " + i)),
                          threads))
              .toList();
      added.forEach(CompletableFuture::join);
      assertThat(container.getAll(Part.class)).hasSize(20);
    } finally {
      threads.shutdown();
    }
    assertThat(journal).filteredOn(line -> line.startsWith("shutdown")).hasSize(21);
  }

  @Test
  void aShutdownInTheMiddleEndsWhatIsBeingAdded() throws Exception {
    CountDownLatch booting = new CountDownLatch(1);
    class Slow extends Part {
      @Override
      public void boot(Context<Object> boot) throws InterruptedException {
        booting.countDown();
        new CountDownLatch(1).await();
      }
    }
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Container<Object> container = Container.withoutState().add(new Database()).build("desk")) {
      container.start();
      CompletableFuture<StartReport> added =
          CompletableFuture.supplyAsync(
              () -> container.addAndBoot(new Slow(), with -> {}), threads);
      booting.await();
      assertThat(container.shutdown().isClean()).isTrue();
      assertThatThrownBy(added::join)
          .hasCauseInstanceOf(BootException.class)
          .hasMessageContaining("boot of 'Slow' was ended");
    } finally {
      threads.shutdown();
    }
    assertThat(journal).containsExactly("boot Database", "shutdown Database");
  }

  @Test
  void whatHangsIsGivenUpOnAndTakenBack() throws Exception {
    ManualTimekeeper time = new ManualTimekeeper();
    CountDownLatch booting = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    class Hanging extends Part {
      @Override
      public void boot(Context<Object> boot) {
        booting.countDown();
        boolean isFree = false;
        while (!isFree) {
          try {
            free.await();
            isFree = true;
          } catch (InterruptedException goesOn) {
            journal.add("interrupted");
          }
        }
      }
    }
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Container<Object> container =
        Container.withoutState().timekeeper(time).add(new Database()).build("desk")) {
      container.start();
      CompletableFuture<StartReport> added =
          CompletableFuture.supplyAsync(
              () ->
                  container.addAndBoot(
                      new Hanging(), with -> with.bootTimeout(Duration.ofSeconds(3))),
              threads);
      booting.await();
      time.advance(Duration.ofSeconds(3));
      assertThatThrownBy(added::join).hasCauseInstanceOf(BootException.class);
      assertThat(container.abandoned()).singleElement().asString().contains("boot of 'Hanging'");
      free.countDown();
      while (!container.abandoned().isEmpty()) {
        Thread.onSpinWait();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(journal).contains("shutdown Hanging").endsWith("shutdown Database");
  }
}
