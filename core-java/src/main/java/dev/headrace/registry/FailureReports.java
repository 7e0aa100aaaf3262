package dev.headrace.registry;

import dev.headrace.Registration;
import dev.headrace.internal.flow.Failures;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a registry's failures go: to the listener that is there when they happen, or to the log,
 * once for each handler. Nothing that a handler or a listener throws gets past here, but what is
 * fatal.
 *
 * @param <E> the type of the events
 */
final class FailureReports<E> {
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.registry");
  private static final VarHandle HOOK;

  static {
    try {
      HOOK = MethodHandles.lookup().findVarHandle(FailureReports.class, "hook", Hook.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String registry;
  private final Predicate<? super Throwable> fatal;
  private volatile @Nullable Hook<E> hook;

  FailureReports(String registry, Predicate<? super Throwable> fatal) {
    this.registry = registry;
    this.fatal = fatal;
  }

  private static final class Hook<E> {
    private final Consumer<? super HandlerFailure<E>> listener;
    private final AtomicBoolean logged = new AtomicBoolean();

    Hook(Consumer<? super HandlerFailure<E>> listener) {
      this.listener = listener;
    }
  }

  /** Has a listener hear of failures from now on, in place of the one before. */
  Registration listen(Consumer<? super HandlerFailure<E>> listener) {
    Hook<E> mine = new Hook<>(Objects.requireNonNull(listener, "listener"));
    hook = mine;
    return () -> HOOK.compareAndSet(this, mine, null);
  }

  void stopListening() {
    hook = null;
  }

  /** What there is to say of a failure. */
  HandlerFailure<E> failure(Slot slot, E event, Throwable cause, boolean closed) {
    return new HandlerFailure<>(registry, slot.id(), slot.name(), event, cause, closed);
  }

  /** Tells of a failure; throws the cause on if it is fatal. */
  void tell(Slot slot, HandlerFailure<E> failure) {
    Throwable cause = failure.cause();
    if (!isFatal(cause)) {
      hear(slot, failure);
      return;
    }
    try {
      hear(slot, failure);
    } catch (Throwable trouble) {
      // What is fatal comes first, and telling of it may well fail for the same reason.
      if (trouble != cause) {
        cause.addSuppressed(trouble);
      }
    }
    throw Failures.<RuntimeException>unchanged(cause);
  }

  boolean isFatal(Throwable thrown) {
    return fatal.test(thrown);
  }

  private void hear(Slot slot, HandlerFailure<E> failure) {
    Hook<E> hearing = hook;
    if (hearing == null) {
      log(slot, failure.cause(), failure.closed());
      return;
    }
    try {
      hearing.listener.accept(failure);
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      if (isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
      if (hearing.logged.compareAndSet(false, true)) {
        LOGGER.log(
            Level.ERROR,
            "the failure listener of registry "
                + registry
                + " failed, told of handler "
                + failure.handler()
                + "; it is not logged again",
            thrown);
      }
    }
  }

  /** A subscriber threw where there is no event to tell of. */
  void subscriberFailed(String subscriber, String method, Throwable cause) {
    Failures.keepInterrupt(cause);
    LOGGER.log(
        Level.ERROR, subscriber + " of registry " + registry + " failed in " + method, cause);
    if (isFatal(cause)) {
      throw Failures.<RuntimeException>unchanged(cause);
    }
  }

  private void log(Slot slot, Throwable cause, boolean closed) {
    if (slot.takeLog()) {
      LOGGER.log(
          Level.ERROR,
          "handler "
              + slot.name()
              + " of registry "
              + registry
              + " failed"
              + (closed ? " once too often and was unregistered" : "")
              + ", and nobody listens: say onFailure(…). It is not logged again",
          cause);
    }
  }
}
