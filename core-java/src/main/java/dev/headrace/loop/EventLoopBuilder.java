package dev.headrace.loop;

import dev.headrace.clock.ClockSource;
import dev.headrace.driver.Waiting;
import dev.headrace.driver.Waker;
import dev.headrace.driver.inbox.InboxPoller;
import dev.headrace.driver.io.IoPoller;
import dev.headrace.driver.timer.TimerPoller;
import dev.headrace.reactor.Reactors;
import dev.headrace.schedule.Scheduler;
import dev.headrace.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A loop in the making. For one thread. */
public final class EventLoopBuilder {
  final World world;
  final List<Step> steps = new ArrayList<>();
  final List<LongSupplier> waits = new ArrayList<>();
  @Nullable ClockSource clock;
  @Nullable Reactors reactors;
  final List<Consumer<? super Waker>> wakers = new ArrayList<>();
  final List<Scheduler> schedulers = new ArrayList<>();
  @Nullable Waiting waiting;
  Idle idle = Idle.park();
  int drainTurns;
  @Nullable LongSupplier stopwatch;
  @Nullable Consumer<? super Throwable> onFailure;
  @Nullable Duration patience;

  /**
   * Something that is polled.
   *
   * @param name what it is called
   * @param poll polls it; gives how many events it saw to
   */
  record Step(String name, IntSupplier poll) {}

  EventLoopBuilder(World world) {
    this.world = Objects.requireNonNull(world, "world");
  }

  /**
   * Has a clock synchronised in each turn, and once more when the loop has waited.
   *
   * @param clock the source of the world's time
   * @return this builder
   */
  public EventLoopBuilder clock(ClockSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Polls something in each turn. What was said first is polled first: what comes from outside,
   * then what other threads sent, then timers. Nothing of it wakes a loop that waits: see {@link
   * #step(String, IntSupplier, Consumer)}, {@link #waitsAtMost} and {@link Idle#park(Duration)}.
   *
   * @param name what to call it
   * @param poll polls it; gives how many events it saw to
   * @return this builder
   */
  public EventLoopBuilder step(String name, IntSupplier poll) {
    steps.add(new Step(Objects.requireNonNull(name, "name"), Objects.requireNonNull(poll, "poll")));
    return this;
  }

  /**
   * Polls something that other threads fill, in each turn, and has them wake the loop:
   *
   * <pre>{@code
   * .step("prices", prices::poll, prices::wakes)
   * }</pre>
   *
   * <p>Whoever fills it wakes the loop after that, and where the loop has not polled since it was
   * woken, need not wake it again. A wake-up is never lost, also where the loop does not wait yet:
   * it polls after each. It costs an {@code unpark} or a selector's wake-up.
   *
   * @param name what to call it
   * @param poll polls it; gives how many events it saw to
   * @param wakes is given what wakes the loop, once, on the thread that builds it; what came before
   *     is seen by the first turn. The waker is for any thread, also when the loop has ended
   * @return this builder
   */
  public EventLoopBuilder step(String name, IntSupplier poll, Consumer<? super Waker> wakes) {
    wakers.add(Objects.requireNonNull(wakes, "wakes"));
    return step(name, poll);
  }

  /**
   * Polls a driver for what is ready, and waits there where there is nothing to do.
   *
   * @param io the driver's poller; say it before other steps
   * @return this builder
   */
  public EventLoopBuilder io(IoPoller io) {
    Objects.requireNonNull(io, "io");
    return waitsOn(io)
        .step(
            "io",
            () -> {
              try {
                return io.pollNow();
              } catch (IOException e) {
                throw new UncheckedIOException("the channels can't be polled", e);
              }
            });
  }

  /**
   * Polls an inbox, which wakes the loop.
   *
   * @param inbox the inbox's poller
   * @return this builder
   */
  public EventLoopBuilder inbox(InboxPoller<?> inbox) {
    Objects.requireNonNull(inbox, "inbox");
    return step("inbox", inbox::poll, inbox::wakes);
  }

  /**
   * Fires timers that are due, and waits no longer than until the next one is.
   *
   * @param timers the timers' poller
   * @return this builder
   */
  public EventLoopBuilder timers(TimerPoller timers) {
    Objects.requireNonNull(timers, "timers");
    return step("timers", timers::poll).waitsAtMost(timers::nanosToNext);
  }

  /**
   * Says how long the loop may wait, as far as one of its steps is concerned. It is asked each time
   * before the loop waits, when the {@link #clock} was synchronised.
   *
   * @param nanos gives it in nanoseconds: 0 or less for not at all, {@link Long#MAX_VALUE} for as
   *     long as it takes
   * @return this builder
   */
  public EventLoopBuilder waitsAtMost(LongSupplier nanos) {
    waits.add(Objects.requireNonNull(nanos, "nanos"));
    return this;
  }

  /**
   * Dispatches reactors in each turn, after all steps.
   *
   * @param reactors the reactors
   * @return this builder
   */
  public EventLoopBuilder reactors(Reactors reactors) {
    this.reactors = Objects.requireNonNull(reactors, "reactors");
    return this;
  }

  /**
   * Runs a pass of a scheduler at the end of each turn that found something to do, and of the
   * first.
   *
   * @param scheduler the scheduler; several run in the order in which they were said
   * @return this builder
   */
  public EventLoopBuilder scheduler(Scheduler scheduler) {
    schedulers.add(Objects.requireNonNull(scheduler, "scheduler"));
    return this;
  }

  /**
   * Says where the loop's thread waits; parked, if nothing is said.
   *
   * @param waiting what it waits on, such as a selector
   * @return this builder
   */
  public EventLoopBuilder waitsOn(Waiting waiting) {
    this.waiting = Objects.requireNonNull(waiting, "waiting");
    return this;
  }

  /**
   * Says what the loop does where there is nothing to do; {@link Idle#park()}, if nothing is said.
   *
   * @param idle the strategy
   * @return this builder
   */
  public EventLoopBuilder idle(Idle idle) {
    this.idle = Objects.requireNonNull(idle, "idle");
    return this;
  }

  /**
   * Has the loop go on after the shutdown was triggered while there is something to do.
   *
   * @param mostTurns for how many turns at most; 0 if nothing is said
   * @return this builder
   */
  public EventLoopBuilder drain(int mostTurns) {
    if (mostTurns < 0) {
      throw new IllegalArgumentException(
          "a loop can't drain for " + mostTurns + " turns: say 0 or more");
    }
    drainTurns = mostTurns;
    return this;
  }

  /**
   * Has turns measured.
   *
   * @param nanoTime what goes on steadily, such as {@code System::nanoTime}; it is read twice in
   *     each turn that found something to do
   * @return this builder
   */
  public EventLoopBuilder measured(LongSupplier nanoTime) {
    stopwatch = Objects.requireNonNull(nanoTime, "nanoTime");
    return this;
  }

  /**
   * Has the loop go on where a turn fails. The rest of that turn is left out. What is fatal to the
   * virtual machine ends it all the same. If nothing is said, what a turn throws ends the loop and
   * reaches the caller of {@link EventLoop#run}.
   *
   * @param listener is told what was thrown; what it throws itself ends the loop
   * @return this builder
   */
  public EventLoopBuilder onFailure(Consumer<? super Throwable> listener) {
    onFailure = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Ends the loop where the process is asked to end, by SIGTERM, by SIGINT, or by {@code
   * System.exit}: the shutdown is triggered, and the process waits for the loop.
   *
   * @param patience how long it waits at most
   * @return this builder
   */
  public EventLoopBuilder stopOnSignals(Duration patience) {
    this.patience = Objects.requireNonNull(patience, "patience");
    return this;
  }

  /**
   * Makes the loop.
   *
   * @param name what to call it and its thread
   * @return the loop, not running yet
   */
  public EventLoop build(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a loop must not be blank: name it");
    }
    return new EventLoop(name, this);
  }
}
