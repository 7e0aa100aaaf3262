package dev.headrace.registry;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the handlers of an {@link AsyncRegistry}. It completes with a report when
 * all of them are done, whether they failed or not; exceptionally only by what is fatal.
 *
 * <pre>{@code
 * Dispatch<Order> dispatch = orders.publish(order);
 * dispatch.thenAccept(report -> log.info(order + ": " + report));
 * }</pre>
 *
 * <p><b>Cancelling</b> it starts no more handlers and cancels the stages of those that are not
 * done, as far as they let themselves be cancelled; what still comes of them is dropped. A handler
 * that is being called is not interrupted. Completing it otherwise, as a timeout does, has the same
 * effect. What had happened until then is in the {@link #report() report so far}.
 *
 * <p>Once it has ended, it keeps the failures and neither the handlers nor their stages.
 *
 * @param <E> the type of the events
 */
public final class Dispatch<E> extends CompletableFuture<DispatchReport<E>> {
  private final Tally<E> tally;
  private volatile @Nullable Delivery<E> delivery;

  Dispatch(int handlers) {
    this.tally = new Tally<>(handlers);
  }

  /** Begins. */
  void deliver(Delivery<E> begun) {
    delivery = begun;
    begun.advance();
  }

  /** All handlers are done. */
  void end() {
    delivery = null;
    super.complete(tally.report());
  }

  Tally<E> tally() {
    return tally;
  }

  /**
   * What has happened so far, also where this was cancelled or completed exceptionally.
   *
   * @return the report; once this has completed by itself, always the same
   */
  public DispatchReport<E> report() {
    return tally.report();
  }

  /**
   * Starts no more handlers, and cancels those that are not done.
   *
   * @param mayInterruptIfRunning given to what is cancelled; nothing here makes a difference of it
   * @return true if this is cancelled now
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    stop();
    return cancelled;
  }

  /**
   * Completes this, if it has not completed, and stops as cancelling it does.
   *
   * @param report the report to complete it with
   * @return true if this completed it
   */
  @Override
  public boolean complete(DispatchReport<E> report) {
    boolean completed = super.complete(report);
    stop();
    return completed;
  }

  /**
   * Completes this exceptionally, if it has not completed, and stops as cancelling it does.
   *
   * @param cause what to complete it with
   * @return true if this completed it
   */
  @Override
  public boolean completeExceptionally(Throwable cause) {
    boolean completed = super.completeExceptionally(cause);
    stop();
    return completed;
  }

  private void stop() {
    Delivery<E> underWay = delivery;
    delivery = null;
    if (underWay != null) {
      underWay.stop();
    }
  }

  /**
   * The dispatch as text.
   *
   * @return whether it has ended, and the report so far
   */
  @Override
  public String toString() {
    String state = "under way";
    if (isCancelled()) {
      state = "cancelled";
    } else if (isDone()) {
      state = isCompletedExceptionally() ? "failed" : "done";
    }
    return "dispatch (" + state + ": " + report() + ")";
  }
}
