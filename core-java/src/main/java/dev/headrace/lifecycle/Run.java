package dev.headrace.lifecycle;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a runner runs with: it says when to stop. For any thread.
 *
 * @param <S> the type of the application's state
 */
public final class Run<S> extends Context<S> {
  private final int attempt;
  private final Runnable onReady;
  private final List<Runnable> actions = new ArrayList<>();
  private boolean isTold; // guarded by actions, as they are
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
    synchronized (actions) {
      return isTold;
    }
  }

  /**
   * Waits until it is to stop. Then it returns, also where it was interrupted to be told so.
   *
   * @throws InterruptedException if this thread is interrupted for another reason
   */
  public void awaitStop() throws InterruptedException {
    asks = true;
    await(new boolean[1]);
  }

  /**
   * Waits for a while, or until it is to stop: a pause between two rounds of work. The container's
   * timekeeper measures it.
   *
   * @param time how long at most
   * @return true if it is to stop, also where it was interrupted to be told so
   * @throws InterruptedException if this thread is interrupted for another reason
   */
  public boolean awaitStop(Duration time) throws InterruptedException {
    asks = true;
    boolean[] isOver = new boolean[1];
    Registration timer =
        alarm(
            time,
            () -> {
              synchronized (actions) {
                isOver[0] = true;
                actions.notifyAll();
              }
            });
    try {
      return await(isOver);
    } finally {
      timer.close();
    }
  }

  private boolean await(boolean[] isOver) throws InterruptedException {
    synchronized (actions) {
      while (!isTold && !isOver[0]) {
        try {
          actions.wait();
        } catch (InterruptedException e) {
          if (!isTold) {
            throw e;
          }
        }
      }
      if (isTold) {
        Thread.interrupted(); // it was to tell it so
      }
      return isTold;
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
      if (!isTold) {
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
      isTold = true;
      actions.notifyAll();
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
