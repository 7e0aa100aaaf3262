package dev.headrace.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
 * effect. What had happened until then is in the {@link #report() report so far}; {@link
 * #settled()} says when nothing of it runs any more.
 *
 * <p>Once it has ended, it keeps the failures and neither the handlers nor their stages.
 *
 * @param <E> the type of the events
 */
public final class Dispatch<E> extends CompletableFuture<DispatchReport<E>> {
  private static final VarHandle AFTERMATH;

  static {
    try {
      AFTERMATH =
          MethodHandles.lookup().findVarHandle(Dispatch.class, "aftermath", Aftermath.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Tally<E> tally;
  private volatile @Nullable Delivery<E> delivery;
  private volatile @Nullable Aftermath aftermath;

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
    over();
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
      over();
    }
  }

  private void over() {
    aftermath(Aftermath.NONE).over();
  }

  /** What runs on when this is over. */
  Aftermath aftermath() {
    Aftermath there = aftermath;
    return there != null ? there : aftermath(new Aftermath());
  }

  private Aftermath aftermath(Aftermath unlessThere) {
    Aftermath there = (Aftermath) AFTERMATH.compareAndExchange(this, null, unlessThere);
    return there == null ? unlessThere : there;
  }

  /**
   * Completes when this has ended and nothing of it runs any more: when the handlers that were
   * cancelled have returned too, and those that were too late, and their stages are done. A stage
   * that is done as soon as it is cancelled, as most are, or that can't be cancelled, counts as
   * done, whatever it stands for. For whoever cancels, and goes on with what handlers are at:
   *
   * <pre>{@code
   * dispatch.cancel(true);
   * dispatch.settled().thenRun(connection::close);
   * }</pre>
   *
   * <p>It completes on the thread that comes to it last, and never exceptionally. A handler that
   * waits for this stage itself waits for ever.
   *
   * @return the stage, which can't be completed or cancelled by others
   */
  public CompletionStage<Void> settled() {
    return aftermath().settled();
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
