package dev.headrace.world;

import dev.headrace.Registration;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Says that a world's loop is to end. It is said once and never taken back. Safe to use from any
 * thread.
 *
 * <pre>
 *   field      read        written            guarded by
 *   reason     acquire     compareAndSet      itself: written once
 *   listeners  snapshot    copy on write      itself; taken once, by whoever triggers
 * </pre>
 */
public final class Shutdown {
  private static final VarHandle REASON;

  static {
    try {
      REASON = MethodHandles.lookup().findVarHandle(Shutdown.class, "reason", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  @SuppressWarnings("unused") // by its VarHandle
  private @Nullable String reason;

  Shutdown() {}

  /** Says that the loop is to end. Saying so again does nothing. */
  public void trigger() {
    trigger("asked to");
  }

  /**
   * Says that the loop is to end, and why. The first reason stays.
   *
   * <p>Listeners run now, on this thread, in the order they were added, each once. One that throws
   * does not keep the others from running; what it threw reaches the caller afterwards, later ones
   * suppressed by the first.
   *
   * @param why the reason
   */
  public void trigger(String why) {
    Objects.requireNonNull(why, "why");
    if (REASON.compareAndSet(this, null, why)) {
      RuntimeException failure = null;
      for (Runnable listener : listeners) {
        failure = run(listener, failure);
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private @Nullable RuntimeException run(Runnable listener, @Nullable RuntimeException earlier) {
    if (!listeners.remove(listener)) {
      return earlier; // closed, or run by onTrigger itself
    }
    try {
      listener.run();
    } catch (RuntimeException e) {
      if (earlier == null) {
        return e;
      }
      earlier.addSuppressed(e);
    }
    return earlier;
  }

  /**
   * Whether the loop is to end.
   *
   * @return true once it was triggered
   */
  public boolean isTriggered() {
    return REASON.getAcquire(this) != null;
  }

  /**
   * Why the loop is to end.
   *
   * @return the first reason given, or {@code null} while there is none
   */
  public @Nullable String reason() {
    return (String) REASON.getAcquire(this);
  }

  /**
   * Has something run when the shutdown is triggered, such as waking a thread that waits. If it was
   * triggered already, it runs now.
   *
   * @param listener what to run, once, on the thread that triggers
   * @return takes the listener away again, if it has not run
   */
  public Registration onTrigger(Runnable listener) {
    Once once = new Once(listener);
    listeners.add(once);
    // Triggered meanwhile: whoever takes the listener out of the list runs it.
    if (isTriggered() && listeners.remove(once)) {
      once.run();
    }
    return () -> listeners.remove(once);
  }

  /** Gives each listener an identity: the same one may be added twice. */
  private static final class Once implements Runnable {
    private final Runnable listener;

    Once(Runnable listener) {
      this.listener = listener;
    }

    @Override
    public void run() {
      listener.run();
    }
  }

  /**
   * The state as text.
   *
   * @return whether it was triggered, and why
   */
  @Override
  public String toString() {
    String why = reason();
    return why == null ? "shutdown (not triggered)" : "shutdown (" + why + ")";
  }
}
