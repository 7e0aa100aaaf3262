package dev.headrace.registry;

import dev.headrace.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps handlers registered until it is closed. Closing it again, or after the handlers were
 * unregistered otherwise, does nothing. It is safe for any thread.
 *
 * <p>A guard that is never closed keeps its handlers registered forever: they don't go with it.
 * {@link RegistryBuilder#warnOfLostGuards} tells of those that nobody can close any more.
 */
public final class HandlerGuard implements Registration {

  /** What a guard needs of the registry. */
  interface Issuer {
    int removeAll(Collection<HandlerId> ids);

    boolean contains(HandlerId id);

    /** Throws if it can't wait, or not from here. */
    void checkAwaits();

    /** Removes them and waits; gives what is left of the time, negative if it was not enough. */
    long removeAndAwait(Collection<HandlerId> ids, long nanos) throws InterruptedException;
  }

  private final List<HandlerId> ids;
  private final AtomicReference<@Nullable Issuer> issuer;
  private volatile Collected.@Nullable Trace trace;

  HandlerGuard(Issuer issuer, List<HandlerId> ids) {
    this.ids = List.copyOf(ids);
    this.issuer = new AtomicReference<>(issuer);
  }

  /**
   * Makes one guard of several, of the same registry or of others. They are closed with it, the
   * last one first.
   *
   * @param guards the guards
   * @return a guard of all that they keep
   */
  public static HandlerGuard all(Collection<HandlerGuard> guards) {
    List<HandlerGuard> lastFirst = new ArrayList<>(guards);
    List<HandlerId> ids = lastFirst.stream().flatMap(guard -> guard.ids.stream()).toList();
    Collections.reverse(lastFirst);
    return new HandlerGuard(new Guards(lastFirst), ids);
  }

  void tracedBy(Collected.Trace trace) {
    this.trace = trace;
  }

  private record Guards(List<HandlerGuard> guards) implements Issuer {
    @Override
    public int removeAll(Collection<HandlerId> ids) {
      guards.forEach(HandlerGuard::close);
      return guards.size();
    }

    @Override
    public boolean contains(HandlerId id) {
      return guards.stream().anyMatch(guard -> guard.ids.contains(id) && guard.isActive());
    }

    @Override
    public void checkAwaits() {
      for (HandlerGuard guard : guards) {
        Issuer open = guard.issuer.get();
        if (open != null) {
          open.checkAwaits();
        }
      }
    }

    @Override
    public long removeAndAwait(Collection<HandlerId> ids, long nanos) throws InterruptedException {
      long left = nanos;
      boolean ended = true;
      try {
        for (HandlerGuard guard : guards) {
          long now = guard.closeAndAwait(left);
          ended &= now >= 0;
          left = Math.max(0, now);
        }
      } finally {
        removeAll(ids);
      }
      return ended ? left : -1;
    }
  }

  /**
   * The id of the handler. It stays the same when the handler has gone.
   *
   * @return the id
   * @throws IllegalStateException if this guards no handler, or more than one
   */
  public HandlerId id() {
    if (ids.size() != 1) {
      throw new IllegalStateException("this guards " + ids.size() + " handlers: ask for its ids()");
    }
    return ids.get(0);
  }

  /**
   * The ids of all its handlers. They stay the same when the handlers have gone.
   *
   * @return the ids, in the order in which the handlers were registered
   */
  public List<HandlerId> ids() {
    return ids;
  }

  /**
   * Whether this guard still keeps a handler: it was neither closed nor detached, and a handler of
   * its own is registered.
   *
   * @return true if it does
   */
  public boolean isActive() {
    Issuer open = issuer.get();
    return open != null && ids.stream().anyMatch(open::contains);
  }

  /**
   * Lets go of the handlers, which stay registered until somebody unregisters them by their ids.
   * Closing this guard does nothing any more.
   */
  public void detach() {
    end();
  }

  private @Nullable Issuer end() {
    Collected.Trace traced = trace;
    if (traced != null) {
      traced.ends();
      trace = null;
    }
    return issuer.getAndSet(null);
  }

  /**
   * Unregisters the handlers that are still there. A dispatch that is under way still runs them.
   */
  @Override
  public void close() {
    Issuer open = end();
    if (open != null) {
      open.removeAll(ids);
    }
  }

  /**
   * Unregisters the handlers that are still there, and waits until the publishes that may still run
   * them have ended. The registry has to be built for that, with {@link
   * SyncRegistryBuilder#awaiting}.
   *
   * @param patience how long to wait
   * @return true if none of the handlers is running any more, or will be; false if the time was not
   *     enough, or if this was closed or detached before
   * @throws InterruptedException if interrupted while waiting; the handlers are unregistered
   * @throws IllegalStateException if a registry does not wait, or a publish of it is under way on
   *     this thread; nothing was done
   */
  public boolean closeAndAwait(Duration patience) throws InterruptedException {
    return closeAndAwait(Watch.nanos(patience)) >= 0;
  }

  private long closeAndAwait(long nanos) throws InterruptedException {
    Issuer asked = issuer.get();
    if (asked != null) {
      asked.checkAwaits();
    }
    Issuer open = end();
    return open == null ? -1 : open.removeAndAwait(ids, nanos);
  }

  /**
   * The guard as text.
   *
   * @return the ids, and whether it is active
   */
  @Override
  public String toString() {
    return "guard of " + ids + (isActive() ? "" : " (not active)");
  }
}
