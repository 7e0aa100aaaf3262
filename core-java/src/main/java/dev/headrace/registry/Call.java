package dev.headrace.registry;

import dev.headrace.internal.flow.Failures;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A handler under way for an event. It ends once, whoever is first: the handler that throws, its
 * stage that completes, the time that is over, the dispatch that is cancelled. Whoever comes later
 * finds that it has ended, and drops what it brings.
 *
 * <pre>
 *   delivery   read: volatile   written: get-and-set; null once this has ended
 *   at         read: volatile   written: compare-and-set by whoever calls the handler and by whoever
 *              gives it up after it has ended this; else volatile by the one who ended it
 *   clock      read: volatile   written: volatile, before the handler is called
 *   late       read: volatile   written: volatile, before this is ended by time
 * </pre>
 *
 * <p>Where it is at says who cleans up after a handler that was given up. While it is being called
 * the one who gives it up can't tell what comes of it: he leaves the dispatch's aftermath there,
 * and the thread that calls it finds that when the handler returns, cancels the stage, and tells.
 *
 * <pre>
 *   null ──▶ QUEUED ──▶ null ──▶ a stage ──▶ OVER       it is queued, called, and has given a stage
 *   null ──────────────────────▶ an aftermath           given up while it is called
 *   null, QUEUED ──────────────▶ OVER                   given up before, or returned
 * </pre>
 *
 * <p>Stages, executors and timers may keep a call for as long as they like: when it has ended it
 * refers to nothing.
 *
 * @param <E> the type of the events
 */
final class Call<E> implements Runnable, BiConsumer<@Nullable Object, @Nullable Throwable> {
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.registry");
  private static final VarHandle DELIVERY;
  private static final VarHandle AT;
  private static final Object QUEUED = new Object();
  private static final Object OVER = new Object();

  static {
    try {
      DELIVERY = MethodHandles.lookup().findVarHandle(Call.class, "delivery", Delivery.class);
      AT = MethodHandles.lookup().findVarHandle(Call.class, "at", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int place;
  private volatile @Nullable Delivery<E> delivery;

  @SuppressWarnings("UnusedVariable") // by its handle
  private volatile @Nullable Object at;

  private volatile @Nullable Future<?> clock;
  private volatile boolean late;

  Call(Delivery<E> delivery, int place) {
    this.delivery = delivery;
    this.place = place;
  }

  /** Has the handler called where it wants to be, and its time measured. */
  void start(AsyncSlot<E> slot, @Nullable ScheduledExecutorService timer) {
    Delivery<E> mine = delivery;
    try {
      Timeout timeout = slot.timeout();
      if (timeout != null && timer != null) {
        clock = timeout.start(timer, this::timeIsOver);
      }
      Executor executor = slot.executor();
      if (executor == null) {
        call();
      } else if (AT.compareAndSet(this, null, QUEUED)) {
        executor.execute(this);
      } else {
        returned(null);
      }
    } catch (Throwable thrown) {
      try {
        failed(mine, thrown);
      } finally {
        returned(null);
      }
    }
  }

  /** Calls the handler where an executor has come to it, unless it is too late for that. */
  @Override
  public void run() {
    if (AT.compareAndSet(this, QUEUED, null)) {
      call();
    }
  }

  private void call() {
    Delivery<E> mine = delivery;
    if (mine == null) {
      returned(null);
      return;
    }
    CompletionStage<?> given;
    try {
      given = mine.run(place);
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      threw(mine, thrown);
      return;
    }
    if (given == null || isDone(given)) {
      if (!succeeded()) {
        returned(null);
      }
    } else {
      await(mine, given);
    }
  }

  /** What a handler throws is told also if its dispatch was cancelled meanwhile. */
  private void threw(Delivery<E> mine, Throwable thrown) {
    boolean mineToEnd = end() != null;
    try {
      if (mineToEnd || !late) {
        mine.failed(place, thrown);
      } else {
        throwIfFatal(mine, thrown);
      }
    } finally {
      if (!mineToEnd) {
        returned(null);
      }
    }
  }

  /** Saves the common case a callback; whatever else is a future may have ideas of its own. */
  private static boolean isDone(CompletionStage<?> given) {
    return given.getClass() == CompletableFuture.class
        && given instanceof CompletableFuture<?> future
        && future.isDone()
        && !future.isCompletedExceptionally();
  }

  private void await(@Nullable Delivery<E> mine, CompletionStage<?> given) {
    if (!returned(given)) {
      return;
    }
    try {
      given.whenComplete(this);
    } catch (Throwable thrown) {
      failed(mine, thrown);
    }
  }

  /** The handler's stage has completed. */
  @Override
  public void accept(@Nullable Object result, @Nullable Throwable thrown) {
    if (thrown == null) {
      succeeded();
      return;
    }
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    failed(delivery, cause);
  }

  private boolean succeeded() {
    Delivery<E> mine = end();
    if (mine == null) {
      return false;
    }
    at = OVER;
    mine.succeeded(place);
    return true;
  }

  private void failed(@Nullable Delivery<E> under, Throwable cause) {
    Delivery<E> mine = end();
    if (mine != null) {
      at = OVER;
      mine.failed(place, cause);
    } else if (under != null) {
      throwIfFatal(under, cause);
    }
  }

  private static void throwIfFatal(Delivery<?> mine, Throwable thrown) {
    if (mine.isFatal(thrown)) {
      throw Failures.<RuntimeException>unchanged(thrown);
    }
  }

  private void timeIsOver() {
    if (delivery == null) {
      return;
    }
    late = true;
    Delivery<E> mine = giveUp();
    if (mine != null) {
      mine.late(place);
    }
  }

  /** Ends this without telling anybody. */
  void cancel() {
    giveUp();
  }

  /** Ends this without calling the handler, on the thread that would have called it. */
  void pass() {
    end();
    returned(null);
  }

  /** Ends this; gives the delivery to the one who did. */
  @SuppressWarnings("unchecked")
  private @Nullable Delivery<E> end() {
    Delivery<E> mine = (Delivery<E>) DELIVERY.getAndSet(this, null);
    Future<?> measured = clock;
    if (mine != null && measured != null) {
      measured.cancel(false);
      clock = null;
    }
    return mine;
  }

  // ---- giving up, and who cleans up after that

  /** Ends this from outside; gives the delivery to the one who did. */
  private @Nullable Delivery<E> giveUp() {
    Delivery<E> under = delivery;
    if (under == null) {
      return null;
    }
    Aftermath aftermath = under.aftermath();
    aftermath.begin(); // before this has ended: the dispatch is not over until then
    Delivery<E> mine = end();
    if (mine == null) { // somebody else was first
      aftermath.end();
    } else if (!AT.compareAndSet(this, null, aftermath)) {
      cleanUp(AT.getAndSet(this, OVER), aftermath);
    }
    return mine;
  }

  /** It was not being called. */
  private static void cleanUp(Object at, Aftermath aftermath) {
    if (at instanceof CompletionStage<?> given) {
      cancel(given, aftermath);
    } else {
      aftermath.end();
    }
  }

  /**
   * The handler has returned, or is not called at all.
   *
   * @return whether this was not given up meanwhile
   */
  private boolean returned(@Nullable CompletionStage<?> given) {
    if (AT.compareAndSet(this, null, given == null ? OVER : given)) {
      return true;
    }
    if (AT.getAndSet(this, OVER) instanceof Aftermath aftermath) {
      cleanUp(given == null ? OVER : given, aftermath);
    }
    return false;
  }

  private static void cancel(CompletionStage<?> given, Aftermath aftermath) {
    BiConsumer<@Nullable Object, @Nullable Throwable> ending = aftermath.ending();
    try {
      Future<?> future = given instanceof Future<?> itself ? itself : given.toCompletableFuture();
      future.cancel(true);
      if (!future.isDone()) {
        given.whenComplete(ending);
        return;
      }
    } catch (Exception e) {
      LOGGER.log(Level.DEBUG, "a handler's stage can't be cancelled", e);
    }
    ending.accept(null, null);
  }
}
