package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.graph.Graph;
import dev.headrace.internal.flow.Children;
import dev.headrace.internal.flow.Failures;
import dev.headrace.internal.flow.Origin;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands each event to handlers that come and go. It may have none. Where they are known from the
 * start, a {@link FanOut} costs less.
 *
 * <p>The children run on the caller's thread, in the order they were added, each to its end. All
 * get the same event object. What a child throws is marked with its name; whether the others still
 * run is for the {@link FailurePolicy} to say.
 *
 * <p>Children may be added and removed at any time, also by a child while it runs. One that is
 * added is first called for the next event, nested ones included; one that is removed and was not
 * reached yet is skipped. Running allocates nothing; adding and removing copy the list. For one
 * thread at a time.
 *
 * @param <E> the type of the events
 */
public final class Broadcast<E> extends Handler<E> {
  private final String name;
  private final FailurePolicy policy;

  /** Never changed but replaced, so that a run goes on with those it began with. */
  private Child<E>[] children = none();

  private Broadcast(String name, FailurePolicy policy) {
    this.name = Objects.requireNonNull(name, "name");
    this.policy = Objects.requireNonNull(policy, "policy");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a broadcast's name must not be blank: name what it is for");
    }
  }

  /**
   * Makes a broadcast without children, that stops at a child that throws.
   *
   * @param name what to call it, not blank
   * @param <E> the type of the events
   * @return the broadcast
   */
  public static <E> Broadcast<E> create(String name) {
    return create(name, FailurePolicy.FAIL_FAST);
  }

  /**
   * Makes a broadcast without children.
   *
   * @param name what to call it, not blank
   * @param policy what it does where a child throws
   * @param <E> the type of the events
   * @return the broadcast
   */
  public static <E> Broadcast<E> create(String name, FailurePolicy policy) {
    return new Broadcast<>(name, policy);
  }

  /**
   * Adds a child behind those that are there.
   *
   * @param handler the child; one that is added twice runs twice
   * @return removes it again
   */
  public Registration add(Handler<? super E> handler) {
    Child<E> child = new Child<>(this, Objects.requireNonNull(handler, "handler"));
    Child<E>[] more = Arrays.copyOf(children, children.length + 1);
    more[children.length] = child;
    children = more;
    return child;
  }

  private void remove(Child<E> child) {
    int place = Arrays.asList(children).indexOf(child);
    Child<E>[] fewer = Arrays.copyOf(children, children.length - 1);
    System.arraycopy(children, place + 1, fewer, place, fewer.length - place);
    children = fewer;
  }

  /**
   * How many children there are.
   *
   * @return the number
   */
  public int size() {
    return children.length;
  }

  /**
   * Whether there are no children.
   *
   * @return true if there is none
   */
  public boolean isEmpty() {
    return children.length == 0;
  }

  /**
   * Hands an event to every child.
   *
   * @param event the event
   */
  @Override
  public void run(E event) {
    Throwable first = null;
    for (Child<E> child : children) {
      if (!child.removed) {
        try {
          child.handler.run(event);
        } catch (Throwable thrown) {
          first = failed(child, thrown, first);
        }
      }
    }
    if (first != null) {
      throw Failures.<RuntimeException>unchanged(first);
    }
  }

  /** The failure to throw in the end; throws it now if the others are not to run. */
  private Throwable failed(Child<E> child, Throwable thrown, @Nullable Throwable first) {
    Failures.leaving(thrown, new Origin("broadcast " + name, child.handler.name()));
    if (policy == FailurePolicy.FAIL_FAST) {
      throw Failures.<RuntimeException>unchanged(thrown);
    }
    if (Failures.isFatal(thrown)) {
      suppress(thrown, first);
      throw Failures.<RuntimeException>unchanged(thrown);
    }
    Failures.keepInterrupt(thrown);
    if (first == null) {
      return thrown;
    }
    suppress(first, thrown);
    return first;
  }

  /** An exception can't suppress itself, and children may throw one and the same. */
  private static void suppress(Throwable thrown, @Nullable Throwable other) {
    if (other != null && other != thrown) {
      thrown.addSuppressed(other);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * A picture of the broadcast with the children it has now.
   *
   * @return the graph
   */
  @Override
  public Graph graph() {
    return Children.graph(
        "broadcast", name, Stream.of(children).map(child -> child.handler.name()).toList());
  }

  @SuppressWarnings("unchecked") // it is empty
  private static <E> Child<E>[] none() {
    return (Child<E>[]) new Child<?>[0];
  }

  private static final class Child<E> implements Registration {
    private final Broadcast<E> broadcast;
    private final Handler<? super E> handler;
    private boolean removed;

    Child(Broadcast<E> broadcast, Handler<? super E> handler) {
      this.broadcast = broadcast;
      this.handler = handler;
    }

    @Override
    public void close() {
      if (!removed) {
        removed = true;
        broadcast.remove(this);
      }
    }

    @Override
    public String toString() {
      return handler.name() + " of broadcast " + broadcast.name;
    }
  }
}
