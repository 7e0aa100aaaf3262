package dev.headrace.benchmarks.paired;

import dev.headrace.benchmarks.paired.FlowSteps.Tick;
import dev.headrace.registry.AsyncRegistry;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * What coroutines cost: a publish that waits for handlers which could suspend and don't, beside the
 * same with handlers that give no stage; and resuming on a world's loop, beside doing so on the
 * thread of an executor. The other side is not written by hand here, but what one would use.
 */
final class CoroutineSuite implements Suite {
  private static final int OTHERS = 20;
  private static final int PASSES = 20;
  private static final int PASS = 1024;

  /**
   * The coroutine of a handler, its context, its frame, and its place among the scope's children.
   */
  private static final int COROUTINE = 128;

  /** What a publish suspends in, where the compiler does not leave it out. */
  private static final int FRAME = 72;

  private final Tick[] ticks = new TickCases().events();

  @Override
  public String name() {
    return "coroutines";
  }

  @Override
  public void pollute() {
    for (int i = 0; i < OTHERS; i++) {
      try (Subject plain = plain(i % 5);
          Subject suspending = suspending(i % 5)) {
        for (int pass = 0; pass < PASSES; pass++) {
          plain.run(PASS);
          suspending.run(PASS);
        }
      }
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        publish(1, 3.0),
        publish(4, 3.0),
        publish(10, 3.0),
        Case.of("resume", 1.0, this::onAThread, this::onTheLoop).onTheWallClock());
  }

  private Case publish(int handlers, double limit) {
    return Case.of(
            "publish-to-" + handlers, limit, () -> plain(handlers), () -> suspending(handlers))
        .allowing(FRAME + handlers * COROUTINE);
  }

  private Subject plain(int handlers) {
    Sum sum = new Sum();
    AsyncRegistry<Tick> registry = AsyncRegistry.create("plain");
    for (int i = 0; i < handlers; i++) {
      registry.register(
          tick -> {
            sum.add(tick.price());
            return null;
          });
    }
    return new Running(
        operations -> {
          for (int i = 0; i < operations; i++) {
            registry.publish(ticks[i & (ticks.length - 1)]).report();
          }
        },
        sum,
        () -> {});
  }

  private Subject suspending(int handlers) {
    Sum sum = new Sum();
    AsyncRegistry<Tick> registry = AsyncRegistry.create("suspending");
    for (int i = 0; i < handlers; i++) {
      CoroutineRuns.register(registry, sum);
    }
    return new Running(
        operations -> CoroutineRuns.publishAndAwait(registry, ticks, operations), sum, () -> {});
  }

  private Subject onTheLoop() {
    Sum sum = new Sum();
    CoroutineRuns.OnTheLoop loop = new CoroutineRuns.OnTheLoop(sum);
    return new Running(loop::run, sum, loop::close);
  }

  private Subject onAThread() {
    Sum sum = new Sum();
    CoroutineRuns.OnAThread thread = new CoroutineRuns.OnAThread(sum);
    return new Running(thread::run, sum, thread::close);
  }

  /** Whatever is long enough that the loop around it does not count. */
  private static final class Running extends Subject {
    private final IntConsumer work;
    private final LongSupplier checksum;
    private final Runnable end;

    Running(IntConsumer work, LongSupplier checksum, Runnable end) {
      this.work = work;
      this.checksum = checksum;
      this.end = end;
    }

    @Override
    void run(int operations) {
      work.accept(operations);
    }

    @Override
    long checksum() {
      return checksum.getAsLong();
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
