package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a runner runs with: it says when to stop. For any thread.
 *
 * @param <S> the type of the application's state
 */
public final class Run<S> extends Context<S> {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final int attempt;
  private final Runnable onReady;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean asks;

  Run(Conductor<S> conductor, Entry<S> entry, HookCall call, int attempt, Runnable onReady) {
    super(conductor, entry, call);
    this.attempt = attempt;
    this.onReady = onReady;
  }

  /**
   * Whether it is to stop.
   *
   * @return true from then on
   */
  public boolean isStopping() {
    asks = true;
    return stop.getCount() == 0;
  }

  /**
   * Waits until it is to stop. Then it returns, also where it was interrupted to be told so.
   *
   * @throws InterruptedException if this thread is interrupted for another reason
   */
  public void awaitStop() throws InterruptedException {
    awaitStop(LONGEST);
  }

  /**
   * Waits for a while, or until it is to stop: a pause between two rounds of work.
   *
   * @param time how long at most
   * @return true if it is to stop, also where it was interrupted to be told so
   * @throws InterruptedException if this thread is interrupted for another reason
   */
  public boolean awaitStop(Duration time) throws InterruptedException {
    asks = true;
    long nanos = (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos();
    try {
      return stop.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      if (stop.getCount() > 0) {
        throw e;
      }
      return true;
    }
  }

  /**
   * Says how it is stopped: something that ends what it is doing, such as closing a server. A
   * runner that does not say it, and never asks, is interrupted.
   *
   * @param action what to do, on another thread; at once, where it is to stop already
   * @return closing it takes the action back
   */
  public Registration onStop(Runnable action) {
    asks = true;
    synchronized (actions) {
      if (stop.getCount() > 0) {
        actions.add(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  private void forget(Runnable action) {
    synchronized (actions) {
      actions.remove(action);
    }
  }

  /**
   * Says that it does its work now, such as when a server has bound its port. A container waits for
   * it where the provider was added with {@link ProviderOptions#awaitsReady}.
   */
  public void ready() {
    onReady.run();
  }

  /**
   * How often it has been run, this time included.
   *
   * @return 1 for the first time
   */
  public int attempt() {
    return attempt;
  }

  /** Tells it to stop; gives what to do for that. */
  List<Runnable> tellToStop() {
    synchronized (actions) {
      stop.countDown();
      List<Runnable> todo = List.copyOf(actions);
      actions.clear();
      return todo;
    }
  }

  /** Whether it asks, so that it need not be interrupted. */
  boolean asks() {
    return asks;
  }
}
