package dev.headrace.reactor;

import dev.headrace.ForeignHandleException;
import dev.headrace.Handler;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Action4;
import dev.headrace.graph.Graph;
import dev.headrace.world.Callback;
import dev.headrace.world.Resources;
import dev.headrace.world.WorldBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * Sources that are marked when they change, and reactors that are woken by them. Each dispatch runs
 * a reactor once at most, however many of its sources were marked and however often.
 *
 * <p>Reactors run in the order in which they were first woken. Marks that are made while they run,
 * also of their own sources, count for the next dispatch. A reactor that was woken and not yet
 * reached when it is marked again runs now and then once more. Reactors that are added while others
 * run are not part of that dispatch, those that are removed meanwhile are removed at its end.
 *
 * <p>What a reactor throws reaches the caller. It stays where it is, and those that were not
 * reached wait for the next dispatch.
 *
 * <p>Marking and dispatching allocate nothing. For the world's thread alone.
 */
public final class Reactors {
  private final Resources resources;
  private final Map<Object, Source> byKey = new HashMap<>();
  private final Set<Source> sources = new LinkedHashSet<>();
  private final Set<Reactor> reactors = new LinkedHashSet<>();
  private final WakeList waiting = new WakeList();
  private final List<Reactor> leaving = new ArrayList<>();
  private boolean dispatching;

  /**
   * Marks count for this one. It goes on with each dispatch: so those that run need not be told.
   */
  private int round;

  private Reactors(Resources resources) {
    this.resources = Objects.requireNonNull(resources, "resources");
  }

  /**
   * Makes reactors that find what they need in a world. They are no resource of it.
   *
   * @param resources where their functions find what they need
   * @return the reactors
   */
  public static Reactors of(Resources resources) {
    return new Reactors(resources);
  }

  /**
   * Makes reactors and adds them to a world, so that its handlers can mark sources and add
   * reactors: {@code builder.install(Reactors::installInto)}.
   *
   * @param builder the world that is being built
   * @return the reactors
   */
  public static Reactors installInto(WorldBuilder builder) {
    Reactors reactors = new Reactors(builder);
    builder.add(reactors);
    return reactors;
  }

  // ---- sources

  /**
   * Makes a source.
   *
   * @param name what to call it, for people
   * @return the source
   */
  public Source newSource(String name) {
    Source source = new Source(this, Objects.requireNonNull(name, "name"));
    sources.add(source);
    return source;
  }

  /**
   * The source of a key; made if there is none. Keys of different classes are different keys.
   *
   * @param key the key, such as a record or an enum's constant
   * @return always the same, until it is removed
   */
  public Source source(Object key) {
    Source known = byKey.get(key);
    if (known == null) {
      known = newSource(key.toString());
      byKey.put(key, known);
    }
    return known;
  }

  /**
   * The source of a key, if there is one.
   *
   * @param key the key
   * @return the source, or null
   */
  public @Nullable Source find(Object key) {
    return byKey.get(key);
  }

  /**
   * Gives a key a source, in place of the one it had. That one stays, and is found by its handle
   * alone.
   *
   * @param key the key
   * @param source the source
   * @throws ForeignHandleException if the source belongs to others
   */
  public void put(Object key, Source source) {
    checkOwn(source);
    byKey.put(Objects.requireNonNull(key, "key"), source);
  }

  /**
   * Takes a key away. Its source stays; remove that too where nobody needs it.
   *
   * @param key the key
   * @return the source it had, or null
   */
  public @Nullable Source forget(Object key) {
    return byKey.remove(key);
  }

  /**
   * Removes a source: it wakes nobody any more. Reactors that it has woken already still run. To
   * remove it twice is harmless; keys that lead to it are forgotten.
   *
   * @param source the source
   * @throws ForeignHandleException if it belongs to others
   */
  public void remove(Source source) {
    checkOwn(source);
    if (source.markRemoved()) {
      source.dropAll();
      sources.remove(source);
      byKey.values().removeIf(known -> known == source);
    }
  }

  /**
   * Says that something has changed: wakes the reactors that are subscribed to it now.
   *
   * @param source what has changed; nothing happens if it was removed
   * @throws ForeignHandleException if it belongs to others
   */
  public void mark(Source source) {
    checkOwn(source);
    source.wake(round, waiting);
  }

  // ---- reactors

  /**
   * Adds a reactor.
   *
   * @param handler what it runs, for the source that woke it first; many of one kind are best
   *     stamped from a {@link dev.headrace.world.CallbackTemplate}
   * @return the reactor, to be subscribed
   */
  public Reactor add(Handler<? super Source> handler) {
    return reserve().fill(handler);
  }

  /**
   * Adds a reactor of a context of its own and a function that needs no resources.
   *
   * @param context what it owns
   * @param function gets the context
   * @param <C> the type of the context
   * @return the reactor, to be subscribed
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <C> Reactor add(C context, Action1<C> function) {
    return add(Callback.routine(resources, context, function).handler());
  }

  /**
   * Adds a reactor of a context of its own and a function with a resource, or a record of
   * parameters.
   *
   * @param context what it owns
   * @param function gets the context, then its resources
   * @param <C> the type of the context
   * @param <A> the type of its second parameter
   * @return the reactor, to be subscribed
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <C, A> Reactor add(C context, Action2<C, A> function) {
    return add(Callback.routine(resources, context, function).handler());
  }

  /**
   * Adds a reactor of a context of its own and a function with two resources.
   *
   * @param context what it owns
   * @param function gets the context, then its resources
   * @param <C> the type of the context
   * @param <A> the type of its second parameter
   * @param <B> the type of its third parameter
   * @return the reactor, to be subscribed
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <C, A, B> Reactor add(C context, Action3<C, A, B> function) {
    return add(Callback.routine(resources, context, function).handler());
  }

  /**
   * Adds a reactor of a context of its own and a function with three resources; one that needs more
   * takes a record of them.
   *
   * @param context what it owns
   * @param function gets the context, then its resources
   * @param <C> the type of the context
   * @param <A> the type of its second parameter
   * @param <B> the type of its third parameter
   * @param <D> the type of its fourth parameter
   * @return the reactor, to be subscribed
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <C, A, B, D> Reactor add(C context, Action4<C, A, B, D> function) {
    return add(Callback.routine(resources, context, function).handler());
  }

  /**
   * Reserves a reactor that gets its handler later, so that the handler can know it.
   *
   * @return the reactor; it may be subscribed and woken, but does nothing until it is filled
   */
  public Reactor reserve() {
    Reactor reactor = new Reactor(this);
    reactors.add(reactor);
    return reactor;
  }

  void remove(Reactor reactor) {
    if (dispatching) {
      leaving.add(reactor);
    } else if (reactor.markRemoved()) {
      reactors.remove(reactor);
    }
  }

  // ---- dispatching

  /**
   * Runs every reactor that was woken.
   *
   * @return true if one was, even if it had gone meanwhile
   */
  public boolean dispatch() {
    return dispatch(Integer.MAX_VALUE) > 0;
  }

  /**
   * Runs some of the reactors that were woken; the others stay, first in line.
   *
   * @param most how many at most, 1 or more
   * @return how many were taken
   */
  public int dispatch(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "a dispatch can't run " + most + " reactors: let it run one or more");
    }
    if (dispatching) {
      throw new IllegalStateException(
          "a reactor can't dispatch reactors: mark a source, and it is seen to in the next dispatch");
    }
    dispatching = true;
    try {
      return run(Math.min(most, waiting.size()));
    } finally {
      dispatching = false;
      removeLeaving();
    }
  }

  private int run(int batch) {
    round = (round + 1) & Integer.MAX_VALUE; // those of the batch can be woken again
    waiting.begin(batch, round);
    int reached = 0;
    try {
      while (reached < batch) {
        waiting.batch(reached++).run(round);
      }
    } finally {
      if (reached < batch) {
        waiting.giveBack(reached, batch, round);
      }
    }
    return batch;
  }

  private void removeLeaving() {
    for (int i = 0; i < leaving.size(); i++) {
      remove(leaving.get(i));
    }
    leaving.clear();
  }

  /**
   * Dispatches until no reactor is woken any more.
   *
   * @param mostRounds after how many dispatches to give up, 1 or more
   * @return true if none is woken
   */
  public boolean dispatchUntilIdle(int mostRounds) {
    if (mostRounds < 1) {
      throw new IllegalArgumentException(
          "reactors can't be dispatched " + mostRounds + " times: let it be one or more");
    }
    for (int round = 0; round < mostRounds && isAnyWoken(); round++) {
      dispatch();
    }
    return !isAnyWoken();
  }

  // ---- asking

  /**
   * Whether the next dispatch has something to run.
   *
   * @return true if a reactor was woken
   */
  public boolean isAnyWoken() {
    return waiting.size() > 0;
  }

  /**
   * How many reactors the next dispatch has to run.
   *
   * @return how many were woken
   */
  public int wokenCount() {
    return waiting.size();
  }

  /**
   * The sources there are, in the order in which they were made.
   *
   * @return those of this moment
   */
  public List<Source> sources() {
    return List.copyOf(sources);
  }

  /**
   * The reactors there are, in the order in which they were added, reserved ones too.
   *
   * @return those of this moment
   */
  public List<Reactor> reactors() {
    return List.copyOf(reactors);
  }

  /**
   * A picture of which sources wake which reactors, as they are at this moment.
   *
   * @return the graph
   */
  public Graph graph() {
    return Picture.of(sources, reactors);
  }

  void checkOwn(Source source) {
    if (source.reactors() != this) {
      throw new ForeignHandleException(source, source.reactors(), this);
    }
  }

  /**
   * The reactors as text.
   *
   * @return how many there are
   */
  @Override
  public String toString() {
    return "reactors (%d of %d sources, %d woken)"
        .formatted(reactors.size(), sources.size(), waiting.size());
  }
}
