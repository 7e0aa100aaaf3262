package dev.headrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.BuildException;
import dev.headrace.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where handlers are called. */
class AsyncExecutorTest {
  private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          4, task -> new Thread(task, "pool-" + threads.incrementAndGet()));

  @AfterEach
  void endThePool() throws InterruptedException {
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private static String thread() {
    return Thread.currentThread().getName();
  }

  @Test
  void handlersRunInParallelOnTheExecutor() {
    var together = new CyclicBarrier(4);
    AsyncRegistry<String> registry = AsyncRegistry.<String>builder("orders").runOn(pool).build();
    for (int i = 0; i < 4; i++) {
      registry.register(
          event -> {
            together.await();
            log.add(thread());
            return null;
          });
    }
    assertThat(registry.publish("now").join().allSucceeded()).isTrue();
    assertThat(log).hasSize(4).doesNotHaveDuplicates().allMatch(name -> name.startsWith("pool-"));
  }

  @Test
  void inOrderTheyRunOnTheExecutorOneAfterAnother() {
    AsyncRegistry<Integer> registry = AsyncRegistry.<Integer>builder("orders").runOn(pool).build();
    var running = new AtomicInteger();
    List<Integer> order = new ArrayList<>(); // a plain list: each sees what the one before did
    for (int i = 0; i < 200; i++) {
      int number = i;
      registry.register(
          event -> {
            assertThat(running.incrementAndGet()).isEqualTo(1);
            order.add(number);
            running.decrementAndGet();
            return null;
          });
    }
    assertThat(registry.publishInOrder(1).join().allSucceeded()).isTrue();
    assertThat(order).hasSize(200).isSorted();
  }

  @Test
  void noMoreRunThanMayOnHoweverManyThreads() {
    AsyncRegistry<String> registry =
        AsyncRegistry.<String>builder("orders").runOn(pool).maxConcurrency(2).build();
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      registry.register(
          event -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            running.decrementAndGet();
            return null;
          });
    }
    assertThat(registry.publish("now").join()).hasToString("500 called");
    assertThat(most.get()).isBetween(1, 2);
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerMayHaveAnExecutorOfItsOwn(Mode mode) {
    AsyncRegistry<String> registry = AsyncRegistry.<String>builder("orders").runOn(pool).build();
    registry.register(
        o -> o.runOn(Runnable::run),
        event -> {
          log.add("own " + thread());
          return null;
        });
    registry.register(Handler.of(event -> log.add("pool " + thread().startsWith("pool-"))));
    assertThat(mode.publish(registry, "now").join().allSucceeded()).isTrue();
    assertThat(log).containsExactlyInAnyOrder("own " + thread(), "pool true");
  }

  @ParameterizedTest
  @EnumSource
  void aTaskThatIsRejectedIsAFailureOfThatHandler(Mode mode) {
    AsyncRegistry<String> registry = AsyncRegistry.create("orders");
    Executor full =
        task -> {
          throw new RejectedExecutionException("full");
        };
    Executor fickle =
        task -> {
          task.run();
          throw new RejectedExecutionException("too late to say so");
        };
    registry.onFailure(failure -> log.add(failure.cause().getMessage()));
    registry.register(o -> o.runOn(full), event -> Stages.neverDone());
    registry.register(
        o -> o.runOn(fickle),
        event -> {
          log.add("fickle");
          return null;
        });
    registry.register(Handler.of(event -> log.add("next")));
    assertThat(mode.publish(registry, "now").join()).hasToString("3 called, 1 failed");
    assertThat(log).containsExactly("full", "fickle", "next");
  }

  @ParameterizedTest
  @EnumSource
  void anExecutorThatRefusesAndRunsNonethelessCallsNobody(Mode mode) {
    List<Runnable> kept = new ArrayList<>();
    AsyncRegistry<String> registry =
        AsyncRegistry.<String>builder("orders")
            .runOn(
                task -> {
                  kept.add(task);
                  throw new RejectedExecutionException("full");
                })
            .build();
    registry.onFailure(failure -> log.add(failure.cause().getMessage()));
    registry.register(Handler.of(event -> log.add("called")));
    mode.publish(registry, "now");
    kept.forEach(Runnable::run);
    assertThat(log).containsExactly("full");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFatalOnAnotherThreadEndsTheDispatchAndIsThrownThere(Mode mode)
      throws InterruptedException {
    var fatal = new OutOfMemoryError("sample");
    List<Runnable> tasks = new ArrayList<>();
    AsyncRegistry<String> registry =
        AsyncRegistry.<String>builder("orders").runOn(tasks::add).build();
    registry.onFailure(failure -> log.add("told"));
    registry.register(
        event -> {
          throw fatal;
        });
    registry.register(Handler.of(event -> log.add("next")));
    Dispatch<String> dispatch = mode.publish(registry, "now");
    var thread = new Thread(tasks.get(0), "handlers-1");
    var thrown = new CountDownLatch(1);
    thread.setUncaughtExceptionHandler(
        (at, cause) -> {
          log.add("thrown " + (cause == fatal));
          thrown.countDown();
        });
    thread.start();
    thrown.await();
    thread.join();
    tasks.forEach(Runnable::run);
    assertThat(log).containsExactly("told", "thrown true");
    assertThatThrownBy(dispatch::join).hasCause(fatal);
  }

  @Test
  void virtualThreadsAreNamedAfterTheRegistryWhereTheJdkHasThem() {
    AsyncRegistryBuilder<String> builder = AsyncRegistry.<String>builder("orders").virtualThreads();
    if (Runtime.version().feature() < 21) {
      assertThatThrownBy(builder::build)
          .isInstanceOf(BuildException.class)
          .hasMessageContaining("virtualThreads: this JDK has no virtual threads")
          .hasMessageContaining("run on JDK 21 or later, or give the builder an executor");
      assertThat(builder.runOn(pool).build().isEmpty()).isTrue();
      return;
    }
    AsyncRegistry<String> registry = builder.build();
    var together = new CyclicBarrier(2);
    for (int i = 0; i < 2; i++) {
      registry.register(
          event -> {
            together.await();
            log.add(Thread.currentThread() + "");
            return null;
          });
    }
    assertThat(registry.publish("now").join().allSucceeded()).isTrue();
    assertThat(log)
        .allMatch(name -> name.startsWith("VirtualThread[#"))
        .anyMatch(name -> name.contains(",orders-1]"))
        .anyMatch(name -> name.contains(",orders-2]"));
  }

  @Test
  void withoutAnExecutorWhatFollowsRunsWhereTheOneBeforeWasDone() throws InterruptedException {
    AsyncRegistry<String> registry = AsyncRegistry.create("orders");
    var gate = new java.util.concurrent.CompletableFuture<String>();
    registry.register(event -> gate);
    registry.register(Handler.of(event -> log.add(thread())));
    Dispatch<String> dispatch = registry.publishInOrder("now");
    var thread = new Thread(() -> gate.complete(""), "disk-1");
    thread.start();
    thread.join();
    assertThat(dispatch).isCompleted();
    assertThat(log).containsExactly("disk-1");
  }

  /** Handlers complete on many threads at once; every publish ends with all of them done. */
  @ParameterizedTest
  @EnumSource
  void completionsOnManyThreadsLoseNobody(Mode mode) {
    AsyncRegistry<Integer> registry =
        AsyncRegistry.<Integer>builder("orders").maxConcurrency(3).build();
    var done = new AtomicInteger();
    for (int i = 0; i < 16; i++) {
      registry.register(
          event -> java.util.concurrent.CompletableFuture.runAsync(done::incrementAndGet, pool));
    }
    for (int round = 1; round <= 500; round++) {
      assertThat(mode.publish(registry, round).join()).hasToString("16 called");
      assertThat(done.get()).isEqualTo(16 * round);
    }
  }
}
