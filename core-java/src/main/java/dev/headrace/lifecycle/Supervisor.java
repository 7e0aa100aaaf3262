package dev.headrace.lifecycle;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.headrace.Registration;
import dev.headrace.internal.flow.Failures;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks after one runner: runs it, again where its policy says so, and stops it.
 *
 * <p>To stop it is to tell it; one that does not ask is interrupted at once, one that does when
 * three quarters of its grace are over, and when all of it is over it is given up on. In the
 * serial.
 */
final class Supervisor<S> {
  private final Conductor<S> conductor;
  final Entry<S> entry;
  private final Runner<S> runner;
  private final Deque<Long> restarts = new ArrayDeque<>();
  private volatile boolean isToStop;
  private @Nullable HookCall call;
  private volatile @Nullable Run<S> run;
  private @Nullable Registration pause;
  private @Nullable Registration readyTimeout;
  private @Nullable Registration interrupting;
  private @Nullable Registration givingUp;
  private @Nullable Runnable onReady;
  private @Nullable Runnable onStopped;
  private @Nullable HookCall last;
  private long toldNanos;
  private int awaited;
  private int attempts;
  private int inARow;
  private long startedNanos;
  private boolean isReady;

  Supervisor(Conductor<S> conductor, Entry<S> entry, Runner<S> runner) {
    this.conductor = conductor;
    this.entry = entry;
    this.runner = runner;
  }

  // ---- running

  /** Runs it; says so when it is ready, or at once where nobody waits for that. */
  void start(Runnable ready) {
    onReady = ready;
    if (entry.awaitsReady) {
      readyTimeout = conductor.later(entry.bootTimeout, this::notReady);
    }
    attempt();
    if (!entry.awaitsReady) {
      ready();
    }
  }

  private void attempt() {
    if (isToStop) {
      return;
    }
    int number = ++attempts;
    startedNanos = conductor.nanos();
    if (number > 1 || entry.state() != ProviderState.DEGRADED) {
      entry.reason("");
      conductor.progress().to(entry, ProviderState.RUNNING);
    }
    HookCall started =
        conductor
            .hooks()
            .run(
                entry.name,
                hook -> {
                  Run<S> mine =
                      new Run<>(
                          conductor,
                          entry,
                          hook,
                          number,
                          () -> conductor.hooks().serial().execute(this::ready));
                  run = mine;
                  if (!isToStop) {
                    runner.run(mine);
                  }
                },
                this::ended);
    call = started.isUnderWay() ? started : null;
  }

  private void ready() {
    isReady = true;
    if (readyTimeout != null) {
      readyTimeout.close();
    }
    Runnable waiting = onReady;
    onReady = null;
    if (waiting != null) {
      waiting.run();
    }
  }

  /** Nobody need wait for it any more. */
  void giveUpOnReady() {
    if (onReady != null) {
      ready();
    }
  }

  private void notReady() {
    if (!isReady && onStopped == null) {
      TimeoutException late =
          new TimeoutException(
              "it did not say that it is ready within " + Times.text(entry.bootTimeout));
      fatal(LifecycleException.of(Phase.RUN, entry.name, late));
    }
  }

  private void ended(HookCall ended) {
    call = null;
    run = null;
    if (onStopped != null) {
      stopped(ended);
      return;
    }
    LifecycleException failure = ended.failure();
    if (failure == null) {
      endedWell(ended);
    } else {
      conductor.progress().tell(failure);
      endedBadly(failure);
    }
  }

  private void endedWell(HookCall ended) {
    if (entry.restart.isWanted(false)) {
      again(null);
    } else {
      conductor
          .progress()
          .to(entry, ended.isDone() ? ProviderState.COMPLETED : ProviderState.STOPPED);
      giveUpOnReady(); // it has done all it had to
    }
  }

  private void endedBadly(LifecycleException failure) {
    Throwable cause = failure.getCause();
    boolean canGoOn = cause == null || !Failures.isFatal(cause);
    if (canGoOn && entry.restart.isWanted(true)) {
      again(failure);
    } else if (failure instanceof RecoverableException) {
      degraded(failure);
    } else {
      conductor.fatal(this, failure);
    }
  }

  private void degraded(LifecycleException failure) {
    conductor.progress().degraded(entry, String.valueOf(failure.getMessage()));
    giveUpOnReady();
  }

  private void again(@Nullable LifecycleException failure) {
    Restart policy = entry.restart;
    long now = conductor.nanos();
    if (now - startedNanos >= NANOSECONDS.convert(policy.stable())) {
      inARow = 0;
    }
    long window = NANOSECONDS.convert(policy.within());
    restarts.removeIf(at -> now - at >= window);
    boolean isRecoverable = failure instanceof RecoverableException;
    if (restarts.size() >= policy.most() && !isRecoverable) {
      TooOften tooOften = new TooOften(entry.name, policy, failure);
      fatal(tooOften);
      return;
    }
    restarts.add(now);
    if (failure != null) {
      conductor.progress().degraded(entry, String.valueOf(failure.getMessage()));
    }
    Duration wait = policy.pause(++inARow, conductor.settings().chance);
    pause = conductor.pause(wait, this::attempt);
  }

  /** It was not told of yet. */
  private void fatal(LifecycleException failure) {
    conductor.progress().tell(failure);
    conductor.fatal(this, failure);
  }

  /** It was run again as often as it may be. */
  private static final class TooOften extends LifecycleException {
    private static final long serialVersionUID = 1L;

    TooOften(String provider, Restart policy, @Nullable Throwable last) {
      super(
          Phase.RUN,
          provider,
          "'%s' was run again %d times within %s, and ended once more%s"
              .formatted(
                  provider,
                  policy.most(),
                  Times.text(policy.within()),
                  last == null ? "" : ": " + last.getMessage()),
          last);
    }
  }

  // ---- stopping

  /** Stops it, and says when it has ended, or was given up on. */
  void stop(Duration grace, Runnable then) {
    onReady = null;
    close(readyTimeout);
    close(pause);
    isToStop = true;
    toldNanos = conductor.nanos();
    HookCall running = call;
    if (running == null) {
      if (entry.state() == ProviderState.DEGRADED || entry.state() == ProviderState.RUNNING) {
        conductor.progress().to(entry, ProviderState.BOOTED);
      }
      then.run();
      return;
    }
    onStopped = then;
    conductor.progress().to(entry, ProviderState.STOPPING);
    Run<S> told = run;
    List<Runnable> actions = told == null ? List.of() : told.tellToStop();
    if (told != null && !told.asks()) {
      running.interrupt();
    }
    awaited = 1 + actions.size();
    for (Runnable action : actions) {
      conductor
          .hooks()
          .call(
              entry.name,
              Phase.RUN,
              grace,
              ignored -> action.run(),
              done -> {
                LifecycleException failure = done.failure();
                if (failure != null) {
                  conductor.progress().tell(failure);
                }
                if (failure != null && running.isUnderWay()) {
                  running.interrupt(); // what was to stop it did not
                }
                ended();
              });
    }
    interrupting = conductor.later(grace.dividedBy(4).multipliedBy(3), running::interrupt);
    givingUp =
        conductor.later(
            grace,
            () -> running.giveUp(Outcome.TIMED_OUT, "it did not stop within " + Times.text(grace)));
  }

  private void stopped(HookCall ended) {
    close(interrupting);
    close(givingUp);
    last = ended;
    LifecycleException failure = failureOf(ended);
    if (failure != null) {
      conductor.progress().tell(failure);
    }
    ended();
  }

  /** The runner has, or something that was to stop it. */
  private void ended() {
    Runnable then = onStopped;
    if (--awaited == 0 && then != null) {
      conductor.progress().to(entry, ProviderState.BOOTED);
      then.run();
    }
  }

  private static void close(@Nullable Registration registration) {
    if (registration != null) {
      registration.close();
    }
  }

  /** What went wrong when it was stopped: to end because one is interrupted is not wrong. */
  private static @Nullable LifecycleException failureOf(HookCall ended) {
    for (Throwable cause = ended.thrown(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause instanceof InterruptedIOException
          || cause instanceof ClosedByInterruptException) {
        return null;
      }
    }
    return ended.failure();
  }

  /** How it was stopped. */
  HookReport stopReport(int order, long zero) {
    HookCall ended = Objects.requireNonNull(last);
    HookReport whole = ended.report(order, entry.level, zero);
    LifecycleException failure = failureOf(ended);
    return new HookReport(
        entry.name,
        Phase.RUN,
        order,
        entry.level,
        toldNanos - zero,
        whole.endNanos(),
        whole.thread(),
        failure == null ? Outcome.DONE : whole.outcome(),
        failure);
  }

  boolean isRunning() {
    return call != null;
  }
}
