package dev.headrace.loop;

import dev.headrace.Registration;
import dev.headrace.clock.ClockSource;
import dev.headrace.driver.Waiting;
import dev.headrace.driver.Waker;
import dev.headrace.internal.flow.Failures;
import dev.headrace.reactor.Reactors;
import dev.headrace.schedule.Scheduler;
import dev.headrace.world.Shutdown;
import dev.headrace.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a world.
 *
 * <p>A turn has the clock synchronised, polls its steps in order, dispatches reactors, and if there
 * was anything to do runs schedulers. Then the shutdown is asked. Where a turn found nothing, the
 * loop does as its {@link Idle} says: it waits until {@link #wake} is called or the next deadline
 * is there, but never while a reactor is woken.
 *
 * <p>It runs on the thread that calls {@link #run}, or on one that {@link #start} starts, once.
 * {@link #stop}, {@link #wake} and {@link #report} are for any thread, all else is for the loop's
 * own. A turn allocates nothing.
 */
public final class EventLoop implements Runnable {
  private final String name;
  private final Shutdown shutdown;
  private final EventLoopBuilder.Step[] steps;
  private final LongSupplier[] waits;
  private final Scheduler[] schedulers;
  private final @Nullable ClockSource clock;
  private final @Nullable Reactors reactors;
  private final @Nullable LongSupplier stopwatch;
  private final @Nullable Consumer<? super Throwable> onFailure;
  private final Waiting waiting;
  private final Idle idle;
  private final int drainTurns;
  private final long patienceNanos;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  private final Counts counts = new Counts();
  private long idleInARow;

  EventLoop(String name, EventLoopBuilder builder) {
    this.name = name;
    this.shutdown = builder.world.shutdown();
    this.steps = builder.steps.toArray(new EventLoopBuilder.Step[0]);
    this.waits = builder.waits.toArray(new LongSupplier[0]);
    this.schedulers = builder.schedulers.toArray(new Scheduler[0]);
    this.clock = builder.clock;
    this.reactors = builder.reactors;
    this.stopwatch = builder.stopwatch;
    this.onFailure = builder.onFailure;
    this.waiting = builder.waiting == null ? new Parking() : builder.waiting;
    this.idle = builder.idle;
    this.drainTurns = builder.drainTurns;
    for (Consumer<? super Waker> wakes : builder.wakers) {
      wakes.accept(this.waiting);
    }
    this.patienceNanos = builder.patience == null ? 0 : builder.patience.toNanos();
  }

  /**
   * Begins a loop.
   *
   * @param world the world, whose shutdown ends it
   * @return its builder
   */
  public static EventLoopBuilder of(World world) {
    return new EventLoopBuilder(world);
  }

  /**
   * Runs the loop on this thread until the shutdown is triggered, then drains what it was told to.
   * Where it was triggered before, nothing is run but that.
   *
   * @throws IllegalStateException if the loop was run before
   * @throws UncheckedIOException if what it waits on fails
   */
  @Override
  public void run() {
    if (!begun.compareAndSet(false, true)) {
      throw new IllegalStateException("loop " + name + " was run before: make another one");
    }
    Registration waking = shutdown.onTrigger(this::wake);
    Thread hook = patienceNanos > 0 ? hook(Thread.currentThread()) : null;
    try {
      while (!shutdown.isTriggered()) {
        guardedTurn();
        if (idleInARow > 0 && !shutdown.isTriggered()) {
          idle();
        }
      }
      drain();
    } finally {
      waking.close();
      ended.countDown();
      unhook(hook);
    }
  }

  /**
   * Runs the loop on a thread of its own, named as the loop.
   *
   * @return the thread, started; it ends with the loop
   */
  public Thread start() {
    Thread thread = new Thread(this, name);
    thread.start();
    return thread;
  }

  /**
   * Triggers the world's shutdown: the loop ends after the turn it is in, and drains what it was
   * told to. For any thread, which does not wait for the end.
   *
   * <p>So a loop is a runner of a container in one line: {@code runs("desk loop", loop, () ->
   * loop.stop("the process ends"))}.
   *
   * @param reason why, unless the shutdown was triggered before
   */
  public void stop(String reason) {
    shutdown.trigger(reason);
  }

  /** Ends the loop's waiting, or its next one. For any thread. */
  public void wake() {
    waiting.wake();
  }

  // ---- a turn

  /**
   * Takes one turn and does not wait, for loops by hand and for tests.
   *
   * @return how many events, timers and woken reactors it saw to
   */
  public int turn() {
    sync();
    LongSupplier watch = stopwatch;
    long began = watch == null ? 0 : watch.getAsLong();
    int done = 0;
    for (EventLoopBuilder.Step step : steps) {
      done += step.poll().getAsInt();
    }
    if (reactors != null && reactors.isAnyWoken()) {
      done += reactors.dispatch(Integer.MAX_VALUE);
    }
    if (done > 0 || counts.turns() == 0) {
      for (Scheduler scheduler : schedulers) {
        scheduler.run();
      }
    }
    counts.turn(done);
    if (watch != null && done > 0) {
      counts.took(watch.getAsLong() - began);
    }
    return done;
  }

  private int guardedTurn() {
    int done = 1; // a turn that fails may have left something to do
    try {
      done = turn();
    } catch (Throwable thrown) {
      if (onFailure == null || Failures.isFatal(thrown)) {
        throw thrown;
      }
      Failures.keepInterrupt(thrown);
      counts.turn(0);
      onFailure.accept(thrown);
    }
    idleInARow = done == 0 ? idleInARow + 1 : 0;
    return done;
  }

  private void sync() {
    if (clock != null) {
      clock.sync();
    }
  }

  // ---- waiting

  private void idle() {
    if (Thread.currentThread().isInterrupted()) {
      shutdown.trigger("interrupted"); // who is interrupted can't wait, and would turn for ever
      return;
    }
    if (reactors != null && reactors.isAnyWoken()) {
      return;
    }
    long most = idle.spend(idleInARow - 1);
    if (most == 0) {
      return;
    }
    sync();
    long nanos = shortestWait(most);
    if (nanos > 0) {
      try {
        waiting.await(nanos);
      } catch (IOException e) {
        throw new UncheckedIOException("loop " + name + " can't wait", e);
      }
    }
  }

  private long shortestWait(long most) {
    long least = most;
    for (LongSupplier wait : waits) {
      least = Math.min(least, wait.getAsLong());
    }
    return least;
  }

  // ---- the end

  private void drain() {
    for (int i = 0; i < drainTurns; i++) {
      if (guardedTurn() == 0) {
        return;
      }
    }
  }

  /**
   * What it does after the loop, such as closing the world, is the thread's too: it is waited for.
   */
  private Thread hook(Thread runner) {
    Thread hook =
        new Thread(
            () -> {
              shutdown.trigger("the process was asked to end");
              try {
                TimeUnit.NANOSECONDS.timedJoin(runner, patienceNanos);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              if (runner.isAlive()) {
                System.getLogger("dev.headrace.loop")
                    .log(
                        System.Logger.Level.WARNING,
                        "the thread of loop "
                            + name
                            + " did not end in time; the process ends without it");
              }
            },
            name + " shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void unhook(@Nullable Thread hook) {
    if (hook != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException endingAlready) {
        // It is what ends the loop.
      }
    }
  }

  // ---- asking

  /**
   * Waits until the loop has ended. For any other thread.
   *
   * @param time how long to wait at most
   * @param unit its unit
   * @return true if it has ended
   * @throws InterruptedException if this thread is interrupted
   */
  public boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
    return ended.await(time, unit);
  }

  /**
   * What the loop has done so far.
   *
   * @return its counts, each as it is now
   */
  public LoopReport report() {
    return counts.report();
  }

  /**
   * The name of the loop.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The loop as text.
   *
   * @return its name, and how far it is
   */
  @Override
  public String toString() {
    String state = ended.getCount() == 0 ? "ended" : begun.get() ? "running" : "not run yet";
    return "loop " + name + " (" + state + ", " + counts.turns() + " turns)";
  }
}
