package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Action4;
import dev.headrace.function.Action5;
import dev.headrace.function.Action6;
import dev.headrace.function.Action7;
import dev.headrace.function.Action8;
import dev.headrace.function.Action9;
import java.util.Objects;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * Where resources are found and handlers are wired to them: a world, or one that is still being
 * built.
 *
 * <p>Handlers come in two ways. A method says what it needs in its signature, resources first and
 * the event last:
 *
 * <pre>{@code
 * static void onTick(Res<Limits> limits, ResMut<Position> position, Tick tick) { … }
 *
 * Handler<Tick> onTick = world.handler(Desk::onTick);
 * }</pre>
 *
 * <p>For a lambda, whose parameters have lost their type arguments, it is said beside it:
 *
 * <pre>{@code
 * world.on(Tick.class).reads(Limits.class).writes(Position.class).run((limits, position, tick) -> …);
 * }</pre>
 *
 * <p>A parameter before the event may be a {@code Res}, a {@code ResMut}, an {@code Optional} of
 * either, a {@link Local}, the {@link Sequence}, the {@link Shutdown}, these {@code Resources}, or
 * a record of such parameters. What is missing, is named twice or can't be read is found now, all
 * of it, and thrown as one {@link dev.headrace.BuildException}. At run time nothing is looked up.
 * Building a handler takes some 100 microseconds: it is for start-up, not for each event; where
 * handlers are made all the time, a {@link HandlerTemplate} stamps them. A handler that owns
 * something is a {@link Callback}.
 */
public abstract sealed class Resources permits World, WorldBuilder {
  Resources() {}

  abstract Store store();

  /** What is read under a key, or null. */
  <T> @Nullable Res<T> cell(Key<T> key) {
    return store().cell(key);
  }

  /**
   * A resource to read.
   *
   * @param key its key
   * @param <T> its type
   * @return its cell
   * @throws dev.headrace.BuildException if there is none
   */
  public <T> Res<T> res(Key<T> key) {
    Res<T> cell = cell(Objects.requireNonNull(key, "key"));
    if (cell == null) {
      throw Missing.of(this, key);
    }
    return cell;
  }

  /**
   * A resource to read. A look-up in a hash table, which allocates nothing.
   *
   * @param type its class
   * @param <T> its type
   * @return its cell
   * @throws dev.headrace.BuildException if there is none
   */
  public <T> Res<T> res(Class<T> type) {
    Res<T> cell = store().cell(type);
    return cell == null ? res(Key.of(type)) : cell;
  }

  /**
   * A resource to read and to replace.
   *
   * @param key its key
   * @param <T> its type
   * @return its cell
   * @throws dev.headrace.BuildException if there is none, or the key is an alias
   */
  public <T> ResMut<T> resMut(Key<T> key) {
    return written(res(key));
  }

  private <T> ResMut<T> written(Res<T> cell) {
    if (cell instanceof Alias<T> alias) {
      throw Missing.written(this, alias);
    }
    return (ResMut<T>) cell;
  }

  /**
   * A resource to read and to replace. A look-up in a hash table, which allocates nothing.
   *
   * @param type its class
   * @param <T> its type
   * @return its cell
   * @throws dev.headrace.BuildException if there is none, or the class is an alias
   */
  public <T> ResMut<T> resMut(Class<T> type) {
    return written(res(type));
  }

  /**
   * Whether there is a resource.
   *
   * @param key its key
   * @return true if there is
   */
  public boolean contains(Key<?> key) {
    return cell(key) != null;
  }

  /**
   * Whether there is a resource.
   *
   * @param type its class
   * @return true if there is
   */
  public boolean contains(Class<?> type) {
    return store().cell(type) != null || contains(Key.of(type));
  }

  /**
   * How many resources there are.
   *
   * @return the number; a resource under several keys counts once
   */
  public int size() {
    return store().cells().size();
  }

  /**
   * The count of events.
   *
   * @return the one sequence of the world
   */
  public Sequence sequence() {
    return store().sequence;
  }

  /**
   * Says whether the loop is to end.
   *
   * @return the one shutdown of the world
   */
  public Shutdown shutdown() {
    return store().shutdown;
  }

  /**
   * Begins a handler of a lambda, whose resources are said one by one.
   *
   * @param event the class of the events
   * @param <E> the type of the events
   * @return what to say the resources to
   */
  public <E> On0<E> on(Class<E> event) {
    Objects.requireNonNull(event, "event");
    return new On0<>(new Declaration(this));
  }

  /**
   * Makes a handler of a function that needs no resources.
   *
   * @param function the function, best a method reference: it gives its name
   * @param <E> the type of the events
   * @return the handler
   */
  @LowPriorityInOverloadResolution
  public <E> Handler<E> handler(Action1<E> function) {
    return HandlerPlan.handler(this, function, Action1.class, true);
  }

  /**
   * Makes a handler of a function whose method names one parameter before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, E> Handler<E> handler(Action2<A, E> function) {
    return HandlerPlan.handler(this, function, Action2.class, true);
  }

  /**
   * Makes a handler of a function whose method names two parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, E> Handler<E> handler(Action3<A, B, E> function) {
    return HandlerPlan.handler(this, function, Action3.class, true);
  }

  /**
   * Makes a handler of a function whose method names three parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, E> Handler<E> handler(Action4<A, B, C, E> function) {
    return HandlerPlan.handler(this, function, Action4.class, true);
  }

  /**
   * Makes a handler of a function whose method names four parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, E> Handler<E> handler(Action5<A, B, C, D, E> function) {
    return HandlerPlan.handler(this, function, Action5.class, true);
  }

  /**
   * Makes a handler of a function whose method names five parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, E> Handler<E> handler(Action6<A, B, C, D, F, E> function) {
    return HandlerPlan.handler(this, function, Action6.class, true);
  }

  /**
   * Makes a handler of a function whose method names six parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, G, E> Handler<E> handler(Action7<A, B, C, D, F, G, E> function) {
    return HandlerPlan.handler(this, function, Action7.class, true);
  }

  /**
   * Makes a handler of a function whose method names seven parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, G, H, E> Handler<E> handler(Action8<A, B, C, D, F, G, H, E> function) {
    return HandlerPlan.handler(this, function, Action8.class, true);
  }

  /**
   * Makes a handler of a function whose method names eight parameters before the event.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @param <I> the type of the eighth parameter
   * @param <E> the type of the events
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, G, H, I, E> Handler<E> handler(
      Action9<A, B, C, D, F, G, H, I, E> function) {
    return HandlerPlan.handler(this, function, Action9.class, true);
  }

  /**
   * Makes a handler of a function whose method names one parameter and no event: it runs for any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A> Handler<Object> routine(Action1<A> function) {
    return HandlerPlan.handler(this, function, Action1.class, false);
  }

  /**
   * Makes a handler of a function whose method names two parameters and no event: it runs for any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B> Handler<Object> routine(Action2<A, B> function) {
    return HandlerPlan.handler(this, function, Action2.class, false);
  }

  /**
   * Makes a handler of a function whose method names three parameters and no event: it runs for
   * any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C> Handler<Object> routine(Action3<A, B, C> function) {
    return HandlerPlan.handler(this, function, Action3.class, false);
  }

  /**
   * Makes a handler of a function whose method names four parameters and no event: it runs for any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D> Handler<Object> routine(Action4<A, B, C, D> function) {
    return HandlerPlan.handler(this, function, Action4.class, false);
  }

  /**
   * Makes a handler of a function whose method names five parameters and no event: it runs for any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F> Handler<Object> routine(Action5<A, B, C, D, F> function) {
    return HandlerPlan.handler(this, function, Action5.class, false);
  }

  /**
   * Makes a handler of a function whose method names six parameters and no event: it runs for any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, G> Handler<Object> routine(Action6<A, B, C, D, F, G> function) {
    return HandlerPlan.handler(this, function, Action6.class, false);
  }

  /**
   * Makes a handler of a function whose method names seven parameters and no event: it runs for
   * any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, G, H> Handler<Object> routine(Action7<A, B, C, D, F, G, H> function) {
    return HandlerPlan.handler(this, function, Action7.class, false);
  }

  /**
   * Makes a handler of a function whose method names eight parameters and no event: it runs for
   * any.
   *
   * @param function the function, a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @param <I> the type of the eighth parameter
   * @return the handler
   * @throws dev.headrace.BuildException if its resources can't be resolved; it says why, all of it
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F, G, H, I> Handler<Object> routine(
      Action8<A, B, C, D, F, G, H, I> function) {
    return HandlerPlan.handler(this, function, Action8.class, false);
  }
}
