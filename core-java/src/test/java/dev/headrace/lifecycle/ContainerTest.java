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
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ContainerTest {
  private final List<String> journal = new CopyOnWriteArrayList<>();

  private final class Step implements Provider<Object> {
    private final String name;

    Step(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void validate(Validation<Object> validation) {
      journal.add("validate " + name);
    }

    @Override
    public void boot(Context<Object> boot) {
      journal.add("boot " + name);
    }

    @Override
    public void shutdown(Context<Object> shutdown) {
      journal.add("shutdown " + name);
    }
  }

  @Test
  void bootsInOrderRunsAndShutsDownInReverse() throws Exception {
    CountDownLatch runs = new CountDownLatch(1);
    Container<Object> container =
        Container.withoutState()
            .add(new Step("api"), with -> with.named("api").after("db"))
            .add(new Step("db"), with -> with.named("db"))
            .add(
                "loop",
                loop ->
                    loop.run(
                        run -> {
                          journal.add("run");
                          runs.countDown();
                          run.awaitStop();
                          journal.add("stopped");
                        }))
            .build("desk");

    StartReport report = container.start();
    runs.await();
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    assertThat(container.isReady()).isTrue();
    assertThat(report.isStarted()).isTrue();
    ShutdownReport ended = container.shutdown();

    assertThat(journal)
        .containsExactly(
            "validate db",
            "validate api",
            "boot db",
            "boot api",
            "run",
            "stopped",
            "shutdown api",
            "shutdown db");
    assertThat(ended.isClean()).isTrue();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
    assertThat(container.state("api")).isEqualTo(ProviderState.STOPPED);
    assertThat(container.shutdown()).isSameAs(ended);
  }

  @Test
  void takesBackWhatHasBootedWhereOneFails() {
    Container<Object> container =
        Container.withoutState()
            .add(
                "a",
                a ->
                    a.boot(boot -> journal.add("boot a"))
                        .shutdown(down -> journal.add("shutdown a")))
            .add(
                "b",
                b ->
                    b.boot(
                            boot -> {
                              throw new IllegalStateException("no port");
                            })
                        .shutdown(down -> journal.add("shutdown b")))
            .add("c", c -> c.boot(boot -> journal.add("boot c")))
            .build("desk");
    assertThatThrownBy(container::start)
        .isInstanceOf(BootException.class)
        .hasMessage("boot of 'b' failed: IllegalStateException: no port")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(journal).containsExactly("boot a", "shutdown a");
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(container.exitCode()).isEqualTo(1);
  }

  @Test
  void givesUpOnAHookThatHangs() throws Exception {
    ManualTimekeeper time = new ManualTimekeeper();
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Container<Object> container =
        Container.withoutState()
            .timekeeper(time)
            .bootTimeout(Duration.ofSeconds(10))
            .add(
                "db",
                db ->
                    db.boot(
                            boot -> {
                              hangs.countDown();
                              while (free.getCount() > 0) {
                                try {
                                  free.await();
                                } catch (InterruptedException ignored) {
                                  journal.add("interrupted");
                                }
                              }
                            })
                        .shutdown(down -> journal.add("shutdown")))
            .build("desk");
    CompletableFuture<StartReport> start = container.startAsync();
    hangs.await();
    time.advance(Duration.ofSeconds(10));
    assertThatThrownBy(start::get)
        .cause()
        .isInstanceOf(BootException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(container.abandoned()).hasToString("[boot of 'db' on thread 'desk: boot db']");
    assertThat(journal).contains("shutdown");
    free.countDown();
    while (!container.abandoned().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(journal).contains("interrupted");
  }

  @Test
  void namesEverythingThatKeepsItFromBeingBuilt() {
    assertThatThrownBy(
            () ->
                Container.withoutState()
                    .add("a", a -> {}, with -> with.after("b"))
                    .add("b", b -> {}, with -> with.after("c"))
                    .add("c", c -> {}, with -> with.after("a"))
                    .add("d", d -> {}, with -> with.after("databse", "e"))
                    .add("database", d -> {})
                    .add("database", d -> {})
                    .build("desk"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("did you mean 'database'?")
        .hasMessageContaining("a provider 'database' is already registered")
        .hasMessageContaining("cycle detected: 'a' → 'b' → 'c' → 'a'");
  }
}
