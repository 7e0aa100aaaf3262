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
 *   stage      read: volatile   written: volatile. Whoever writes it reads the delivery after that,
 *              whoever ends this reads it after that: one of the two cancels it
 *   clock      read: volatile   written: volatile, before the handler is called
 *   late       read: volatile   written: volatile, before this is ended by time
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

  static {
    try {
      DELIVERY = MethodHandles.lookup().findVarHandle(Call.class, "delivery", Delivery.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int place;
  private volatile @Nullable Delivery<E> delivery;
  private volatile @Nullable CompletionStage<?> stage;
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
        run();
      } else {
        executor.execute(this);
      }
    } catch (Throwable thrown) {
      failed(mine, thrown);
    }
  }

  /** Calls the handler, unless it is too late for that. */
  @Override
  public void run() {
    Delivery<E> mine = delivery;
    if (mine == null) {
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
      succeeded();
    } else {
      await(mine, given);
    }
  }

  /** What a handler throws is told also if its dispatch was cancelled meanwhile. */
  private void threw(Delivery<E> mine, Throwable thrown) {
    if (end() != null || !late) {
      mine.failed(place, thrown);
    } else {
      throwIfFatal(mine, thrown);
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
    stage = given;
    if (delivery == null) {
      cancelStage();
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

  private void succeeded() {
    Delivery<E> mine = end();
    if (mine != null) {
      stage = null;
      mine.succeeded(place);
    }
  }

  private void failed(@Nullable Delivery<E> under, Throwable cause) {
    Delivery<E> mine = end();
    if (mine != null) {
      stage = null;
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
    Delivery<E> mine = end();
    if (mine != null) {
      cancelStage();
      mine.late(place);
    }
  }

  /** Ends this without telling anybody. */
  void cancel() {
    if (end() != null) {
      cancelStage();
    }
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

  private void cancelStage() {
    CompletionStage<?> given = stage;
    stage = null;
    if (given == null) {
      return;
    }
    try {
      Future<?> future = given instanceof Future<?> itself ? itself : given.toCompletableFuture();
      future.cancel(true);
    } catch (Exception e) {
      LOGGER.log(Level.DEBUG, "a handler's stage can't be cancelled", e);
    }
  }
}
