package dev.headrace.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Containers in real time: which threads they make, and who ends what takes too long. */
class ContainerTimeTest {
  private static final Duration SHORT = Duration.ofMillis(5);

  private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private ContainerBuilder<Object> builder() {
    return Container.withoutState()
        .listen(new ContainerListener() {})
        .threads(
            task -> {
              Thread thread = new Thread(task);
              made.add(thread);
              return thread;
            });
  }

  @AfterEach
  void join() throws InterruptedException {
    for (Thread thread : made) {
      thread.join();
    }
  }

  private boolean hasMade(String name) {
    return made.stream().anyMatch(thread -> thread.getName().equals(name));
  }

  @Test
  void whatStartsAndStopsAsItShouldNeedsNoThreadForTimeAndNoneToKeepTheProcess() {
    try (Container<Object> container =
        builder().add("a", a -> a.boot(boot -> {}).shutdown(shutdown -> {})).build("desk")) {
      container.start();
    }
    assertThat(hasMade("desk: timer")).isFalse();
    assertThat(hasMade("desk: shutdown")).isFalse();
  }

  @Test
  void aHookThatHangsIsGivenUpOnByWhoWaits() {
    Container<Object> container =
        builder().bootTimeout(SHORT).add("a", a -> a.boot(boot -> never.await())).build("desk");
    assertThatThrownBy(container::start)
        .isInstanceOf(BootException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(hasMade("desk: timer")).isFalse();
  }

  @Test
  void whoWaitsIsWokenForWhatIsDueBeforeWhatItWaitedFor() {
    Thread caller = Thread.currentThread();
    Container<Object> container =
        builder()
            .bootTimeout(Duration.ofDays(1))
            .bootDeadline(Duration.ofDays(1))
            .add("a", a -> a.boot(boot -> awaitParked(caller)))
            .add(
                "b", b -> b.boot(boot -> never.await()), with -> with.after("a").bootTimeout(SHORT))
            .build("desk");
    assertThatThrownBy(container::start)
        .isInstanceOf(BootException.class)
        .hasMessageContaining("b");
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whereNobodyWaitsAThreadGivesUpOnWhatHangs() {
    Container<Object> container =
        builder().bootTimeout(SHORT).add("a", a -> a.boot(boot -> never.await())).build("desk");
    CompletableFuture<StartReport> boot = container.bootAsync();
    assertThatThrownBy(boot::join).hasCauseInstanceOf(BootException.class);
    assertThat(hasMade("desk: timer")).isTrue();
  }

  @Test
  void whatIsStillToBeDoneWhenNobodyWaitsAnyMoreIsDone() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    try (Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.run(
                        run -> {
                          run.awaitStop(Duration.ofMillis(100)); // asked for while it starts
                          done.countDown();
                        }))
            .add(
                "b",
                b ->
                    b.run(
                        run -> {
                          awaitWaitingOrEnded("desk: a");
                          run.ready();
                          run.awaitStop();
                        }),
                with -> with.awaitsReady())
            .build("desk")) {
      container.start();
      done.await();
    }
  }

  private void awaitWaitingOrEnded(String name) {
    Set<Thread.State> enough = Set.of(Thread.State.WAITING, Thread.State.TERMINATED);
    while (made.stream()
        .noneMatch(thread -> thread.getName().equals(name) && enough.contains(thread.getState()))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whoIsInterruptedWhileItStartsAContainerShutsItDownAndStaysInterrupted() {
    Thread caller = Thread.currentThread();
    Container<Object> container =
        builder()
            .add(
                "a",
                a ->
                    a.boot(
                        boot -> {
                          awaitParked(caller);
                          caller.interrupt();
                          never.await();
                        }))
            .build("desk");
    assertThatThrownBy(container::start).isInstanceOf(BootException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(container.state()).isEqualTo(ContainerState.STOPPED);
  }

  @Test
  void aThreadThatEndsWithTheProcessKeepsNoneGoingSoAnotherDoes() throws InterruptedException {
    Container<Object> container = builder().add("a", a -> a.boot(boot -> {})).build("desk");
    container.start();
    Thread daemon = new Thread(container::close, "daemon");
    daemon.setDaemon(true);
    daemon.start();
    daemon.join();
    assertThat(hasMade("desk: shutdown")).isTrue();
  }
}
