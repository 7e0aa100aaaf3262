package dev.headrace.lifecycle;

import dev.headrace.Registration;
import dev.headrace.internal.flow.Failures;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a hook, on a thread that may never come back.
 *
 * <p>The call ends when the hook has returned, and what it said it goes on with is done; or before,
 * when its time is over or it is given up on. Then its thread was interrupted, it is counted among
 * those that were abandoned until it returns, and what it does goes unheard.
 *
 * <pre>
 *   outcome to isHalfDone            read and written: in the container's serial
 *   thread, rest, the booleans       guarded by this, so that no thread is interrupted that has
 *                                    gone on to something else
 * </pre>
 */
final class HookCall implements Runnable {
  /** What is called. */
  @FunctionalInterface
  interface Body {
    void run(HookCall call) throws Exception;
  }

  private static final ThreadLocal<@Nullable HookCall> CURRENT = new ThreadLocal<>();

  final String provider;
  final Phase phase;
  private final Hooks hooks;
  private final Duration timeout;
  private final Body body;
  private final Consumer<HookCall> onEnd;

  // In the serial.
  private @Nullable Outcome outcome;
  private @Nullable Throwable thrown;
  private @Nullable LifecycleException failure;
  private @Nullable Registration timer;
  private @Nullable Registration grace;
  private boolean isToldToCancel;
  private boolean isHalfDone;
  private final long launchedNanos;
  private long endNanos;

  // Guarded by this.
  private @Nullable Thread thread;
  private String threadName = "";
  private @Nullable CompletionStage<?> rest;
  private boolean begun;
  private boolean isOver;
  private boolean wasInterrupted;
  private long beganNanos;

  HookCall(
      Hooks hooks,
      String provider,
      Phase phase,
      Duration timeout,
      Body body,
      Consumer<HookCall> onEnd) {
    this.hooks = hooks;
    this.provider = provider;
    this.phase = phase;
    this.timeout = timeout;
    this.body = body;
    this.onEnd = onEnd;
    this.launchedNanos = hooks.nanos();
  }

  /** The hook that this thread runs, or null. */
  static @Nullable HookCall current() {
    return CURRENT.get();
  }

  // ---- on the hook's thread

  @Override
  public void run() {
    boolean isPointless;
    synchronized (this) {
      if (isOver) {
        return;
      }
      isPointless = wasInterrupted;
      if (!isPointless) {
        begun = true;
        beganNanos = hooks.nanos();
        thread = Thread.currentThread();
        threadName = thread.getName();
      }
    }
    if (isPointless) {
      returned(new CancellationException(phase + " of '" + provider + "' was not begun"));
      return;
    }
    Throwable failure = null;
    CURRENT.set(this);
    try {
      body.run(this);
    } catch (Throwable caught) {
      failure = caught;
    } finally {
      CURRENT.remove();
    }
    leave(failure);
  }

  private void leave(@Nullable Throwable failure) {
    CompletionStage<?> goesOn;
    synchronized (this) {
      thread = null;
      if (wasInterrupted) {
        Thread.interrupted(); // it was meant for the hook, and not for what this thread does next
      } else if (failure != null) {
        Failures.keepInterrupt(failure);
      }
      goesOn = rest;
    }
    if (goesOn == null) {
      returned(failure);
    } else if (failure != null) {
      hooks.elsewhere(() -> cancel(goesOn));
      returned(failure);
    } else {
      goesOn.whenComplete((ignored, later) -> returned(later));
    }
  }

  private void returned(@Nullable Throwable failure) {
    hooks.serial().execute(() -> hooks.returned(this, failure));
  }

  /** Has the call go on until a stage is completed. For the hook itself. */
  void until(CompletionStage<?> stage) {
    boolean tooLate;
    synchronized (this) {
      if (rest != null) {
        throw new IllegalStateException(
            phase + " of '" + provider + "' goes on with one stage already: combine them");
      }
      rest = stage;
      tooLate = isOver || wasInterrupted;
    }
    if (tooLate) {
      cancel(stage);
    }
  }

  /** How long it may still take. */
  Duration remaining() {
    if (Hooks.isForEver(timeout)) {
      return timeout;
    }
    return timeout.minusNanos(hooks.nanos() - launchedNanos);
  }

  // ---- in the serial

  void launch(Executor executor) {
    if (!Hooks.isForEver(timeout)) {
      timer = hooks.later(timeout, this::timeOut);
    }
    try {
      executor.execute(this);
    } catch (RuntimeException | Error refused) { // an executor's, or no more threads to be had
      end(Outcome.FAILED, refused);
    }
  }

  private void timeOut() {
    giveUp(Outcome.TIMED_OUT, phase + " took longer than " + Times.text(timeout));
  }

  /** Ends a call whose hook has not returned. */
  void giveUp(Outcome how, String why) {
    if (outcome != null) {
      return;
    }
    Throwable reason =
        how == Outcome.TIMED_OUT ? new TimeoutException(why) : new CancellationException(why);
    synchronized (this) {
      isOver = true;
      if (thread != null) {
        reason.setStackTrace(thread.getStackTrace()); // where it hangs says more than where we are
      }
    }
    interrupt();
    isHalfDone = hasBegun();
    if (isLeft()) {
      hooks.abandon(this);
    }
    end(how, reason);
  }

  /** Asks the hook to come to its end, and gives up on it where it does not within a while. */
  void cancel(Duration within, String why) {
    if (outcome != null) {
      return;
    }
    close(grace);
    grace = hooks.later(within, () -> giveUp(Outcome.CANCELLED, why));
    interrupt();
  }

  /** Asks the hook to come to its end. */
  void interrupt() {
    CompletionStage<?> goesOn;
    synchronized (this) {
      wasInterrupted = true;
      if (thread != null) {
        thread.interrupt();
      }
      goesOn = rest;
    }
    if (goesOn != null && !isToldToCancel) {
      isToldToCancel = true;
      hooks.elsewhere(() -> cancel(goesOn)); // who waits for it may be called, and may hang
    }
  }

  /** Whether something of it goes on that nothing can end. */
  private synchronized boolean isLeft() {
    CompletionStage<?> goesOn = rest;
    boolean isPlainFuture = goesOn != null && goesOn.getClass() == CompletableFuture.class;
    boolean isDone = thread == null && isPlainFuture; // one of another class may cancel otherwise
    return begun && !isDone;
  }

  /** Has the call end with what the hook threw, or with nothing. */
  void end(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : unwrapped(failure);
    boolean interrupted;
    synchronized (this) {
      interrupted = wasInterrupted;
    }
    if (cause == null) {
      end(Outcome.DONE, null);
    } else if (cause instanceof CancellationException
        || (interrupted && cause instanceof InterruptedException)) {
      end(Outcome.CANCELLED, cause);
    } else {
      end(Outcome.FAILED, cause);
    }
  }

  private void end(Outcome how, @Nullable Throwable cause) {
    if (outcome != null) {
      return;
    }
    outcome = how;
    thrown = cause;
    failure =
        cause == null || how == Outcome.CANCELLED
            ? null
            : LifecycleException.of(phase, provider, cause);
    endNanos = hooks.nanos();
    close(timer);
    close(grace);
    hooks.ended(this);
    onEnd.accept(this);
  }

  private static void close(@Nullable Registration timer) {
    if (timer != null) {
      timer.close();
    }
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (RuntimeException notOneThatCan) {
      // It goes on, and is counted as abandoned.
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause != null
            && (failure instanceof CompletionException || failure instanceof ExecutionException)
        ? cause
        : failure;
  }

  // ---- asking, in the serial when it has ended

  /** Whether nobody waits for it any more. For any thread. */
  synchronized boolean isGivenUpOn() {
    return isOver;
  }

  synchronized boolean hasBegun() {
    return begun;
  }

  /** Whether it was given up on when it had begun, so that it may have done some of its work. */
  boolean isHalfDone() {
    return isHalfDone;
  }

  Outcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException(phase + " of " + provider + " is under way");
    }
    return outcome;
  }

  boolean isOf(Hooks others) {
    return hooks == others;
  }

  boolean isUnderWay() {
    return outcome == null;
  }

  boolean isDone() {
    return outcome == Outcome.DONE;
  }

  /** What it threw, or why it was given up on; null if it is done. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  /**
   * The same as what leaves the container; null also where it was cancelled: that is no failure.
   */
  @Nullable LifecycleException failure() {
    return failure;
  }

  synchronized AbandonedHook asAbandoned() {
    return new AbandonedHook(provider, phase, threadName);
  }

  synchronized HookReport report(int order, int level, long zero) {
    return new HookReport(
        provider,
        phase,
        order,
        level,
        (begun ? beganNanos : launchedNanos) - zero,
        endNanos - zero,
        threadName,
        outcome(),
        failure());
  }
}
