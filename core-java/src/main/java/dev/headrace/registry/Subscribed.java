package dev.headrace.registry;

import dev.headrace.CapacityException;
import dev.headrace.Handler;
import dev.headrace.Overflow;
import dev.headrace.internal.flow.Failures;
import dev.headrace.internal.ring.Ring;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of a registry: the handler that takes its events, and its subscription.
 *
 * <p>Events go into a buffer and from there to the subscriber, as far as it has asked for them.
 * Whoever finds that something may be delivered does it, unless another is at it: then a mark is
 * left that there may be more. So signals come one after another, and a subscriber that asks or
 * publishes while it is given an event is given no other before that returns.
 *
 * <pre>
 *   subscriber  plain, by the one who delivers; null once nothing more is signalled
 *   work        get-and-add: how many came to deliver; 0 when nobody does. It begins at 1, which
 *               keeps everything back until the subscriber has its subscription
 *   asked       get-and-add, compare-and-set: for how many more events
 *   end         compare-and-set: why this ends; a reason gives way to one of a higher rank
 *   slot        volatile: its place in the registry
 * </pre>
 *
 * <p>Where the oldest event is to be dropped while another thread is just putting it into its
 * place, the thread that drops spins for those two instructions. Nothing else waits.
 *
 * @param <E> the type of the events
 */
final class Subscribed<E> extends Handler<E> implements Flow.Subscription {
  private static final VarHandle WORK;
  private static final VarHandle ASKED;
  private static final VarHandle END;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WORK = lookup.findVarHandle(Subscribed.class, "work", int.class);
      ASKED = lookup.findVarHandle(Subscribed.class, "asked", long.class);
      END = lookup.findVarHandle(Subscribed.class, "end", End.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** When an end comes: after what waits, before it, or without a word. */
  private enum Rank {
    AFTER,
    BEFORE,
    SILENT
  }

  private record End(Rank rank, @Nullable Throwable cause) {
    static final End CANCELLED = new End(Rank.SILENT, null);
    static final End UNREGISTERED = new End(Rank.AFTER, null);

    boolean isAtOnce() {
      return rank != Rank.AFTER;
    }
  }

  private final Registry<E> registry;
  private final String name;
  private final Overflow overflow;
  private final Ring<E> waiting;
  private Flow.@Nullable Subscriber<? super E> subscriber;
  private volatile @Nullable Slot slot;

  @SuppressWarnings("unused") // by its handle
  private volatile int work = 1;

  private volatile long asked;
  private volatile @Nullable End end;

  Subscribed(
      Registry<E> registry, String name, Overflow overflow, Flow.Subscriber<? super E> subscriber) {
    this.registry = registry;
    this.name = name;
    this.overflow = overflow;
    this.waiting =
        overflow.policy() == Overflow.Policy.DROP_OLDEST
            ? Ring.forAnyTaker(overflow.capacity()) // publishers drop by taking
            : Ring.forOneTaker(overflow.capacity());
    this.subscriber = subscriber;
  }

  void begin() {
    Flow.Subscriber<? super E> to = Objects.requireNonNull(subscriber);
    slot = registry.attach(this);
    if (end != null) {
      unregister(); // it was too late for that before the slot was known
    }
    try {
      to.onSubscribe(this);
    } catch (Throwable thrown) {
      end(End.CANCELLED);
      registry.subscriberFailed(name, "onSubscribe", thrown);
    }
    deliverUntilDone(false);
  }

  @Override
  public String name() {
    return name;
  }

  // ---- what the registry calls

  @Override
  public void run(E event) {
    Objects.requireNonNull(event, "event");
    if (end == null) {
      if (!put(event)) {
        end(new End(Rank.AFTER, overflown()));
      }
      deliver(true);
    }
  }

  private boolean put(E event) {
    return switch (overflow.policy()) {
      case FAIL -> offer(event);
      case DROP_LATEST -> {
        offer(event);
        yield true;
      }
      case DROP_OLDEST -> {
        while (!offer(event)) {
          if (waiting.take() == null) {
            Thread.onSpinWait();
          }
        }
        yield true;
      }
    };
  }

  private boolean offer(E event) {
    return waiting.put(event) == Ring.Put.DONE;
  }

  private CapacityException overflown() {
    return new CapacityException(
        "the buffer " + overflow + " of " + name + " of registry " + registry.name(),
        overflow.capacity(),
        "request faster, or choose another overflow");
  }

  /** The registry has let go of this. */
  void unregistered() {
    end(End.UNREGISTERED);
    deliver(false);
  }

  // ---- what the subscriber calls

  @Override
  public void request(long events) {
    if (events <= 0) {
      end(
          new End(
              Rank.BEFORE,
              new IllegalArgumentException(
                  "non-positive subscription request: %s asked for %d events, ask for 1 or more"
                      .formatted(name, events))));
    } else {
      long before;
      long after;
      do {
        before = asked;
        after = before + events < 0 ? Long.MAX_VALUE : before + events;
      } while (!ASKED.compareAndSet(this, before, after));
    }
    deliver(false);
  }

  @Override
  public void cancel() {
    end(End.CANCELLED);
    deliver(false);
  }

  // ---- delivering

  private void end(End reason) {
    End before;
    do {
      before = end;
      if (before != null && before.rank().compareTo(reason.rank()) >= 0) {
        return;
      }
    } while (!END.compareAndSet(this, before, reason));
    unregister();
  }

  private boolean unregister() {
    Slot mine = slot;
    return mine != null && registry.unregister(mine.id());
  }

  private void deliver(boolean publishing) {
    if ((int) WORK.getAndAdd(this, 1) == 0) {
      deliverUntilDone(publishing);
    }
  }

  private void deliverUntilDone(boolean publishing) {
    int seen = 1;
    while (seen != 0) {
      long sent = send(publishing);
      if (sent > 0 && asked != Long.MAX_VALUE) {
        ASKED.getAndAdd(this, -sent);
      }
      seen = (int) WORK.getAndAdd(this, -seen) - seen;
    }
  }

  /** Sends as many events as were asked for; how many those were. */
  private long send(boolean publishing) {
    long most = asked;
    long sent = 0;
    while (true) {
      Flow.Subscriber<? super E> to = subscriber;
      if (to == null) {
        clear();
        return sent;
      }
      End over = end;
      if (over != null && (over.isAtOnce() || waiting.isEmpty())) {
        finish(to, over);
        continue;
      }
      E event = sent < most ? waiting.take() : null;
      if (event == null) {
        return sent;
      }
      sent++;
      send(to, event, publishing);
    }
  }

  private void clear() {
    while (waiting.take() != null) {
      // and the next one
    }
  }

  private void send(Flow.Subscriber<? super E> to, E event, boolean publishing) {
    try {
      to.onNext(event);
    } catch (Throwable thrown) {
      subscriber = null;
      boolean closed = unregister();
      end(End.CANCELLED);
      failed(event, thrown, closed, publishing);
    }
  }

  private void failed(E event, Throwable thrown, boolean closed, boolean publishing) {
    Failures.keepInterrupt(thrown);
    Slot mine = slot;
    if (mine != null && !(publishing && registry.isFatal(thrown))) {
      registry.tell(mine, registry.failure(mine, event, thrown, closed));
    } else {
      throw Failures.<RuntimeException>unchanged(thrown); // the registry tells of it
    }
  }

  private void finish(Flow.Subscriber<? super E> to, End over) {
    subscriber = null;
    if (over.rank() == Rank.SILENT) {
      return;
    }
    Throwable cause = over.cause();
    try {
      if (cause == null) {
        to.onComplete();
      } else {
        to.onError(cause);
      }
    } catch (Throwable thrown) {
      registry.subscriberFailed(name, cause == null ? "onComplete" : "onError", thrown);
    }
  }

  /**
   * The subscription as text.
   *
   * @return whose it is, and whether it has ended
   */
  @Override
  public String toString() {
    return name + " of registry " + registry.name() + (end == null ? "" : " (ended)");
  }
}
