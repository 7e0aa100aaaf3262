package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who asks a container to start, when, how often, and from where. */
class StartingTest extends LifecycleFixture {

  @Test
  void bootsOnceHoweverManyAskAtOnceAndAllGetTheSameReport() throws Exception {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    List<StartReport> reports = new CopyOnWriteArrayList<>();
    List<Thread> callers = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < 8; i++) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  go.await();
                  reports.add(container.start());
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      callers.add(caller);
      caller.start();
    }
    go.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(reports).hasSize(8);
    assertThat(reports).allMatch(report -> report == reports.get(0));
    assertThat(journal).containsExactly("boot a");
    container.close();
  }

  @Test
  void whoAsksWhileABootIsUndoneGetsTheSameFailureAsAllOthers() {
    Container<Object> container =
        builder()
            .add("a", a -> a.shutdown(shutdown -> hang("a")).boot(boot -> journal.add("boot a")))
            .add(
                "b",
                step(
                    "b",
                    boot -> {
                      throw new IllegalStateException("no");
                    }))
            .build("desk");
    CompletableFuture<StartReport> first = container.startAsync();
    settle();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPING);
    CompletableFuture<StartReport> second = container.startAsync();
    CompletableFuture<StartReport> third = container.bootAsync();
    free();
    awaitJournal("boot a");
    BootException failure = failure(first, BootException.class);
    assertThat(failure(second, BootException.class)).isSameAs(failure);
    assertThat(failure(third, BootException.class)).isSameAs(failure);
  }

  @Test
  void toRunBeforeItHasBootedIsRefusedAndHarmsNoLaterStart() {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    assertThatThrownBy(container::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("container desk is NEW: boot it before it runs");
    assertThat(container.start().isStarted()).isTrue();
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    container.close();
  }

  @Test
  void bootsAndRunsInTwoSteps() {
    Container<Object> container = builder().add("a", a -> a.run(this::untilStopped)).build("desk");
    container.boot();
    assertThat(container.state()).isEqualTo(ContainerState.READY);
    assertThat(container.isReady()).isFalse();
    assertThat(journal).isEmpty();
    container.run();
    assertThat(container.state()).isEqualTo(ContainerState.RUNNING);
    assertThat(container.start()).isSameAs(container.run());
    settle();
    container.close();
    assertThat(journal).containsExactly("run a", "stop a");
  }

  @Test
  void startsNoMoreWhenItWasShutDown() {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    container.start();
    container.shutdown();
    assertThatThrownBy(container::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("container desk is STOPPED and starts no more: build another one");
    assertThatThrownBy(container::boot).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(container::run).isInstanceOf(IllegalStateException.class);
    assertThat(journal).containsExactly("boot a", "shutdown a");
  }

  @Test
  void shutDownBeforeItStartsItNeverBoots() {
    Container<Object> container = builder().add("a", step("a")).build("desk");
    ShutdownReport report = container.shutdown();
    assertThat(report.hooks()).isEmpty();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
    assertThatThrownBy(container::start).isInstanceOf(IllegalStateException.class);
    assertThat(journal).isEmpty();
  }

  @Test
  void anInterruptOfTheThreadThatStartsItShutsItDownAndIsKept() throws Exception {
    Container<Object> container =
        builder().add("a", step("a")).add("b", step("b", boot -> hang("b"))).build("desk");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    List<Boolean> flags = new CopyOnWriteArrayList<>();
    Thread starter =
        new Thread(
            () -> {
              try {
                container.start();
              } catch (BootException e) {
                thrown.set(e);
              }
              flags.add(Thread.currentThread().isInterrupted());
            });
    starter.start();
    while (!journal.contains("hang b")) {
      Thread.onSpinWait();
    }
    starter.interrupt();
    starter.join();
    assertThat(thrown.get())
        .hasMessage("boot of container desk was ended: the thread that started it was interrupted");
    assertThat(flags).containsExactly(true);
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
    assertThat(journal).containsExactly("boot a", "hang b", "interrupted b", "shutdown a");
  }

  @Test
  void aHookThatWouldWaitForItselfIsToldSoAndWhatToDoInstead() {
    List<String> refused = new CopyOnWriteArrayList<>();
    AtomicReference<Container<Object>> self = new AtomicReference<>();
    Hook<Object> asks =
        hook -> {
          Container<Object> container = Objects.requireNonNull(self.get());
          List<Runnable> questions =
              List.of(
                  container::boot,
                  container::start,
                  container::run,
                  container::reloadAll,
                  container::shutdown);
          for (Runnable question : questions) {
            try {
              question.run();
            } catch (IllegalStateException e) {
              refused.add(e.getMessage());
            }
          }
        };
    Container<Object> container =
        builder().add("a", a -> a.boot(asks::call).shutdown(asks::call)).build("desk");
    self.set(container);
    container.start();
    assertThat(refused)
        .containsExactly(
            "boot of 'a' calls boot() and would wait for itself. Fix: use bootAsync()",
            "boot of 'a' calls start() and would wait for itself. Fix: use startAsync()",
            "boot of 'a' calls run() and would wait for itself. Fix: use runAsync()",
            "boot of 'a' calls reload() and would wait for itself. Fix: use reloadAllAsync()",
            "boot of 'a' calls shutdown() and would wait for itself. Fix: use requestShutdown(…)");
    container.shutdown();
    assertThat(refused).hasSize(10);
  }

  @Test
  void aHookMayAskForEverythingItDoesNotWaitFor() {
    AtomicReference<Container<Object>> self = new AtomicReference<>();
    AtomicReference<CompletableFuture<ShutdownReport>> ended = new AtomicReference<>();
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.run(
                        run -> {
                          Container<Object> mine = Objects.requireNonNull(self.get());
                          journal.add("health " + mine.health().status());
                          journal.add("reloaded " + mine.reloadAll().isDone());
                          ended.set(mine.shutdownAsync());
                        }))
            .build("desk");
    self.set(container);
    container.bootAsync().join();
    container.runAsync();
    while (!container.state().isEnded()) {
      Thread.onSpinWait();
    }
    assertThat(Objects.requireNonNull(ended.get()).join()).isSameAs(container.shutdown());
    assertThat(journal).containsExactly("health UP", "reloaded true");
  }

  @Test
  void cancellingAFutureCancelsNothing() {
    CompletableFuture<Void> goesOn = new CompletableFuture<>();
    Container<Object> container =
        builder().add("a", step("a", boot -> boot.until(goesOn))).build("desk");
    container.startAsync().cancel(true);
    settle();
    goesOn.complete(null);
    assertThat(container.startAsync().join().isStarted()).isTrue();
    container.close();
  }
}
