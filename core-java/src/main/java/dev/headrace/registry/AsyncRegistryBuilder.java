package dev.headrace.registry;

import dev.headrace.BuildException;
import dev.headrace.Problem;
import dev.headrace.internal.thread.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AsyncRegistry} in the making. For one thread.
 *
 * @param <E> the type of the events
 */
public final class AsyncRegistryBuilder<E> extends RegistryBuilder<AsyncRegistryBuilder<E>> {
  private int maxConcurrency = Integer.MAX_VALUE;
  private @Nullable Executor executor;
  private boolean virtualThreads;
  private @Nullable Timeout timeout;
  private @Nullable ScheduledExecutorService timer;

  AsyncRegistryBuilder(String name) {
    super(name);
  }

  @Override
  AsyncRegistryBuilder<E> self() {
    return this;
  }

  /**
   * Says how many handlers of one publish may be under way at once. The next one starts when one is
   * done, on that thread, unless it has an executor. If nothing is said, all of them may.
   *
   * @param handlers how many, 1 or more
   * @return this builder
   */
  public AsyncRegistryBuilder<E> maxConcurrency(int handlers) {
    if (handlers < 1) {
      throw new IllegalArgumentException(
          "a registry that runs %d handlers at once runs none: say 1 or more, or leave it out"
              .formatted(handlers));
    }
    this.maxConcurrency = handlers;
    return this;
  }

  /**
   * Says where handlers are called, so that they run in parallel. If nothing is said, they are
   * called one after another on the thread that publishes, or on which the one before them was
   * done, and only what they begin goes on beside each other. Filters are asked before that.
   *
   * @param executor where; it is never shut down here. A handler that it rejects has failed for
   *     that event
   * @return this builder
   */
  public AsyncRegistryBuilder<E> runOn(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    this.virtualThreads = false;
    return this;
  }

  /**
   * Has each handler called on a virtual thread of its own, named after the registry. It takes the
   * place of {@link #runOn}, and a JDK that has virtual threads: 21 or later.
   *
   * @return this builder
   */
  public AsyncRegistryBuilder<E> virtualThreads() {
    this.executor = null;
    this.virtualThreads = true;
    return this;
  }

  /**
   * Says how long each handler may take, where its options say nothing else. It needs {@link
   * #timeoutsOn}.
   *
   * @param time more than nothing
   * @return this builder
   */
  public AsyncRegistryBuilder<E> timeout(Duration time) {
    this.timeout = Timeout.of(time);
    return this;
  }

  /**
   * Says what measures the time of handlers. It cancels the stages of those that are late, tells of
   * them, and calls what comes after them where that has no executor.
   *
   * @param timer what measures time; it is never shut down here
   * @return this builder
   */
  public AsyncRegistryBuilder<E> timeoutsOn(ScheduledExecutorService timer) {
    this.timer = Objects.requireNonNull(timer, "timer");
    return this;
  }

  /**
   * Makes the registry.
   *
   * @return a registry without handlers
   * @throws BuildException if there is a timeout and nothing to measure it with, or if there are to
   *     be virtual threads and the JDK has none
   */
  public AsyncRegistry<E> build() {
    List<Problem> problems = new ArrayList<>();
    Executor where = executor;
    if (virtualThreads) {
      where = VirtualThreads.named(name());
      if (where == null) {
        problems.add(noVirtualThreads());
      }
    }
    if (timeout != null && timer == null) {
      problems.add(
          new Problem(
              Problem.Kind.MISSING,
              "timeout",
              "nothing measures the time",
              "give the builder a ScheduledExecutorService with timeoutsOn(…)"));
    }
    BuildException.throwIfAny("registry " + name(), problems);
    return new AsyncRegistry<>(this, where);
  }

  private static Problem noVirtualThreads() {
    return new Problem(
        Problem.Kind.INVALID,
        "virtualThreads",
        "this JDK has no virtual threads",
        "run on JDK 21 or later, or give the builder an executor with runOn(…)");
  }

  int maxConcurrency() {
    return maxConcurrency;
  }

  @Nullable Timeout timeout() {
    return timeout;
  }

  @Nullable ScheduledExecutorService timer() {
    return timer;
  }
}
