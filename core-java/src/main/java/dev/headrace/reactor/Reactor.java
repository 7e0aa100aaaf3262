package dev.headrace.reactor;

import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.StaleHandleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reactor: a handler, and what wakes it. It is its own handle; once it was removed, it does
 * nothing any more.
 */
public final class Reactor implements Registration {
  static final int ASLEEP = -1;

  private final Reactors reactors;
  private final List<Source> sources = new ArrayList<>();
  private @Nullable Handler<? super Source> handler;
  private boolean removed;

  /**
   * For which round it waits, or {@link #ASLEEP}. Where that is an old one, its batch is running.
   */
  private int round = ASLEEP;

  private @Nullable Source cause;
  private @Nullable Source nextCause;
  private long runs;

  Reactor(Reactors reactors) {
    this.reactors = reactors;
  }

  /**
   * Has a source wake this reactor. To do so twice is to do so once; a source that was removed
   * wakes nobody.
   *
   * @param source the source
   * @return this reactor
   * @throws dev.headrace.ForeignHandleException if the source belongs to others
   * @throws StaleHandleException if this reactor was removed
   */
  public Reactor subscribe(Source source) {
    reactors.checkOwn(source);
    if (removed) {
      throw new StaleHandleException(this, "was removed", "add another one");
    }
    if (!source.isRemoved() && !sources.contains(source)) {
      sources.add(source);
      source.add(this);
    }
    return this;
  }

  /**
   * Has a source wake this reactor no longer. If it has woken it already, the reactor still runs.
   *
   * @param source the source
   * @return this reactor
   */
  public Reactor unsubscribe(Source source) {
    if (sources.remove(source)) {
      source.remove(this);
    }
    return this;
  }

  /**
   * Gives a reserved reactor what it runs.
   *
   * @param handler what it runs; the event is the source that woke it first
   * @return this reactor
   * @throws IllegalStateException if it has one
   * @throws StaleHandleException if this reactor was removed
   */
  public Reactor fill(Handler<? super Source> handler) {
    Objects.requireNonNull(handler, "handler");
    if (removed) {
      throw new StaleHandleException(this, "was removed", "reserve another one");
    }
    if (this.handler != null) {
      throw new IllegalStateException(
          this + " has its handler already: add another reactor for this one");
    }
    this.handler = handler;
    return this;
  }

  /**
   * Removes this reactor. During a dispatch that is done at its end: if this reactor was woken for
   * it, it still runs. To remove it twice is harmless.
   */
  @Override
  public void close() {
    reactors.remove(this);
  }

  /** Wakes it for a round; whether it was not yet. */
  boolean wake(Source source, int next) {
    if (round == next) {
      return false;
    }
    if (round == ASLEEP) {
      if (cause != source) { // mostly it is the same, and a store costs more
        cause = source;
      }
    } else {
      nextCause = source; // it has not been reached in the batch that runs
    }
    round = next;
    return true;
  }

  int round() {
    return round;
  }

  void setRound(int now) {
    round = now;
  }

  /** Runs it, if it is still there. */
  void run(int next) {
    Source by = cause;
    if (round == next) {
      cause = nextCause; // woken again before it was reached
    } else {
      round = ASLEEP;
    }
    Handler<? super Source> runs = handler;
    if (runs != null && by != null) {
      this.runs++;
      runs.run(by);
    }
  }

  boolean markRemoved() {
    if (removed) {
      return false;
    }
    removed = true;
    for (Source source : sources) {
      source.remove(this);
    }
    sources.clear();
    handler = null;
    return true;
  }

  void drop(Source source) {
    sources.remove(source);
  }

  /**
   * Whether it was removed.
   *
   * @return true if it will not run any more
   */
  public boolean isRemoved() {
    return removed;
  }

  /**
   * What it is called: as its handler is.
   *
   * @return the name; empty where it has no handler, because it is reserved or was removed
   */
  public String name() {
    return handler == null ? "" : handler.name();
  }

  /**
   * The sources that wake it, in the order in which it was subscribed to them.
   *
   * @return those of this moment
   */
  public List<Source> sources() {
    return List.copyOf(sources);
  }

  /**
   * The source that woke it first, the last time it was woken.
   *
   * @return the source, or null if it was never woken
   */
  public @Nullable Source lastCause() {
    return cause;
  }

  /**
   * How often it ran.
   *
   * @return the number of times
   */
  public long runs() {
    return runs;
  }

  /**
   * The reactor as text.
   *
   * @return the name of its handler
   */
  @Override
  public String toString() {
    String what = handler == null ? "" : " " + name();
    return "reactor" + what + (removed ? " (removed)" : handler == null ? " (reserved)" : "");
  }
}
