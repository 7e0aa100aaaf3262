package dev.headrace.lifecycle;

import dev.headrace.clock.ManualTimekeeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** Containers in time that passes by hand, whose providers write down what is done with them. */
abstract class LifecycleFixture {
  final ManualTimekeeper time = new ManualTimekeeper();
  final BusyThreads threads = new BusyThreads();
  final List<String> journal = new CopyOnWriteArrayList<>();
  final List<LifecycleException> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch free = new CountDownLatch(1);

  /** A container that is heard, so that nothing is logged. */
  ContainerBuilder<Object> builder() {
    return Container.withoutState()
        .timekeeper(time)
        .threads(threads)
        .listen(
            new ContainerListener() {
              @Override
              public void failed(LifecycleException failure) {
                told.add(failure);
              }
            });
  }

  /** A provider that writes down its boot and its shutdown. */
  Consumer<ProviderBuilder<Object>> step(String name) {
    return hooks ->
        hooks
            .boot(boot -> journal.add("boot " + name))
            .shutdown(shutdown -> journal.add("shutdown " + name));
  }

  /** The same, whose boot does something else. */
  Consumer<ProviderBuilder<Object>> step(String name, Hook<Context<Object>> boot) {
    return hooks -> hooks.boot(boot).shutdown(shutdown -> journal.add("shutdown " + name));
  }

  /** Something that runs until it is told to stop. */
  void untilStopped(Run<Object> run) throws Exception {
    journal.add("run " + run.provider());
    threads.idle(run::awaitStop);
    journal.add("stop " + run.provider());
  }

  /** Hangs until it is interrupted, and says so. */
  void hang(String name) throws Exception {
    journal.add("hang " + name);
    try {
      threads.idle(free::await);
    } catch (InterruptedException e) {
      journal.add("interrupted " + name);
      throw e;
    }
  }

  /** Hangs until the test is over, or lets go of it. */
  void hangWhateverHappens(String name) throws Exception {
    journal.add("hang " + name);
    threads.idle(
        () -> {
          while (free.getCount() > 0) {
            try {
              free.await();
            } catch (InterruptedException ignored) {
              // whatever happens
            }
          }
        });
    journal.add("free " + name);
  }

  /** Waits until the container's threads have nothing more to do, but for what hangs. */
  void settle() {
    while (threads.isBusy()) {
      Thread.onSpinWait();
    }
  }

  /** Lets the container do what it can, then time go on, and the container do what it can then. */
  void pass(Duration by) {
    settle();
    time.advance(by);
    settle();
  }

  /** Waits for something that is written down by a thread that is interrupted. */
  void awaitJournal(String event) {
    while (!journal.contains(event)) {
      Thread.onSpinWait();
    }
    settle();
  }

  /** Lets go of everything that hangs. */
  void free() {
    free.countDown();
  }

  /** What a future that is done has failed with. */
  static <X extends Throwable> X failure(CompletableFuture<?> future, Class<X> type) {
    try {
      future.join();
    } catch (CompletionException e) {
      return type.cast(e.getCause());
    }
    throw new AssertionError("it did not fail");
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @AfterEach
  void leaveNothing() throws InterruptedException {
    free();
    threads.join();
  }
}
