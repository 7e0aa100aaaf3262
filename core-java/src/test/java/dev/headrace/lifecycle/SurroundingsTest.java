package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.Registration;
import dev.headrace.clock.Timekeeper;
import dev.headrace.testsupport.ReportedFailures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What becomes of a container whose executor, threads or time can't be had. */
class SurroundingsTest extends LifecycleFixture {

  @Test
  void hooksAreCalledWhereThatIsSaid() {
    ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
    try (Container<Object> container =
        builder()
            .runOn(executor)
            .add(
                "a",
                a ->
                    a.boot(boot -> journal.add("boot on " + Thread.currentThread().getName()))
                        .run(run -> journal.add("run on " + Thread.currentThread().getName())))
            .build("desk")) {
      container.start();
      settle();
      assertThat(journal).containsExactly("boot on mine", "run on desk: a");
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void anExecutorThatRefusesABootFailsIt() {
    Container<Object> container =
        builder()
            .runOn(
                task -> {
                  throw new RejectedExecutionException("full");
                })
            .add("a", step("a"))
            .build("desk");
    assertThatThrownBy(container::boot)
        .isInstanceOf(BootException.class)
        .hasMessage("boot of 'a' failed: RejectedExecutionException: full");
    assertThat(journal).isEmpty();
    assertThat(container.state()).isEqualTo(ContainerState.FAILED);
    assertThat(time.pending()).isZero();
  }

  @Test
  void anExecutorThatRefusesAShutdownKeepsNothingElseFromItsTurn() {
    AtomicBoolean refuses = new AtomicBoolean();
    Container<Object> container =
        builder()
            .runOn(
                task -> {
                  if (refuses.getAndSet(false)) {
                    throw new RejectedExecutionException("full");
                  }
                  threads.newThread(task).start();
                })
            .add("a", step("a"))
            .add("b", step("b"))
            .build("desk");
    container.boot();
    refuses.set(true);
    ShutdownReport report = container.shutdown();
    assertThat(journal).containsExactly("boot a", "boot b", "shutdown a");
    assertThat(report.failures())
        .extracting(Throwable::getMessage)
        .containsExactly("shutdown of 'b' failed: RejectedExecutionException: full");
  }

  @Test
  void whatAnExecutorHasNotBegunWhenItsTimeIsOverIsNeverBegun() {
    List<Runnable> queue = new java.util.concurrent.CopyOnWriteArrayList<>();
    Container<Object> container =
        builder().runOn(queue::add).bootTimeout(seconds(1)).add("a", step("a")).build("desk");
    var boot = container.bootAsync();
    pass(seconds(1));
    BootException thrown = failure(boot, BootException.class);
    queue.forEach(Runnable::run);
    assertThat(journal).isEmpty();
    assertThat(thrown.report().abandoned()).isEmpty();
    assertThat(thrown.report().hooks())
        .singleElement()
        .matches(hook -> hook.thread().isEmpty())
        .matches(hook -> hook.outcome() == Outcome.TIMED_OUT);
  }

  @Test
  void whatAnExecutorHasNotBegunWhenItIsCancelledIsNeverBegun() {
    List<Runnable> queue = new java.util.concurrent.CopyOnWriteArrayList<>();
    Container<Object> container = builder().runOn(queue::add).add("a", step("a")).build("desk");
    var boot = container.bootAsync();
    settle();
    container.requestShutdown("never mind");
    queue.forEach(Runnable::run);
    settle();
    assertThat(failure(boot, BootException.class)).hasMessageEndingWith("never mind");
    assertThat(journal).isEmpty();
  }

  @Test
  void aThreadFactoryThatFailsFailsTheBootAndTheContainerEnds() {
    ThreadFactory fails =
        task -> {
          throw new OutOfMemoryError("a test's: no more threads");
        };
    endsWithout(fails, "OutOfMemoryError: a test's: no more threads");
  }

  @Test
  void aThreadFactoryThatGivesNothingFailsTheBootAndTheContainerEnds() {
    endsWithout(task -> null, "NullPointerException");
  }

  private void endsWithout(ThreadFactory factory, String message) {
    for (boolean ownTime : new boolean[] {false, true}) {
      ContainerBuilder<Object> builder =
          Container.withoutState()
              .threads(factory)
              .listen(new ContainerListener() {})
              .add("a", step("a"));
      Container<Object> container = (ownTime ? builder : builder.timekeeper(time)).build("desk");
      assertThatThrownBy(container::boot)
          .isInstanceOf(BootException.class)
          .hasMessageContaining(message);
      assertThat(container.state()).isEqualTo(ContainerState.FAILED);
      assertThat(container.shutdown().hooks()).isEmpty();
      assertThat(ReportedFailures.take())
          .extracting(ReportedFailures.Report::message)
          .contains("there is no thread for desk: shutdown");
    }
  }

  /** It knows how late it is, and does nothing later. */
  private static final class NoTimer implements Timekeeper {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public Registration after(Duration delay, Runnable task) {
      throw new RejectedExecutionException("closed");
    }
  }

  @Test
  void aTimekeeperThatRefusesTakesTheTimeoutsAwayAndThePausesAndIsLoggedOnce() {
    Container<Object> container =
        builder()
            .timekeeper(new NoTimer())
            .drainDelay(seconds(100))
            .reloadAfter(seconds(100))
            .add(
                "a",
                a ->
                    a.run(
                            run -> {
                              journal.add("run " + run.attempt());
                              if (run.attempt() == 1) {
                                throw new IllegalStateException("once");
                              }
                              threads.idle(run::awaitStop);
                            })
                        .reload(reload -> journal.add("reload"))
                        .shutdown(shutdown -> journal.add("shutdown")),
                with -> with.restarts(Restart.onFailure()))
            .build("desk");
    container.start();
    settle();
    assertThat(container.reloadAll().isDone()).isTrue();
    assertThat(container.shutdown().isClean()).isTrue();
    assertThat(journal).containsExactly("run 1", "run 2", "reload", "shutdown");
    assertThat(ReportedFailures.take())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.message())
                    .isEqualTo(
                        "container desk can't measure time, and does without;"
                            + " it is not logged again"));
  }

  @Test
  void threadsAreNamedAfterWhatTheyDoAndThoseOfHooksEndWithTheProcess() {
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.boot(boot -> note())
                        .run(run -> note())
                        .reload(reload -> note())
                        .shutdown(shutdown -> note()))
            .build("desk");
    container.start();
    settle();
    container.reloadAll();
    container.close();
    assertThat(journal)
        .containsExactly(
            "desk: boot a true", "desk: a false", "desk: reload a true", "desk: shutdown a true");
  }

  private void note() {
    Thread thread = Thread.currentThread();
    journal.add(thread.getName() + " " + thread.isDaemon());
  }

  @Test
  void aHookMayUseUpItsThreadsInterruptAndLeavesNoneToTheNext() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (Container<Object> container =
        builder()
            .runOn(executor)
            .add("a", step("a", boot -> hang("a")), with -> with.bootTimeout(seconds(1)))
            .withoutRollback()
            .build("desk")) {
      var boot = container.bootAsync();
      while (!journal.contains("hang a")) {
        Thread.onSpinWait();
      }
      time.advance(seconds(1));
      awaitJournal("interrupted a");
      failure(boot, BootException.class);
      var flag = executor.submit(() -> Thread.currentThread().isInterrupted());
      assertThat(flag).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(false);
    } finally {
      executor.shutdown();
    }
  }
}
