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
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Engine;
import dev.headrace.internal.flow.Shape;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.Function;

/**
 * A handler that owns a context: its function gets the context first, then resources, then the
 * event. Between events anyone may look at the context, or put another in its place.
 *
 * <pre>{@code
 * static void onTick(Session session, Res<Limits> limits, Tick tick) { … }
 *
 * Callback<Session, Tick> callback = Callback.of(world, new Session(), Desk::onTick);
 * callback.handler().run(tick);
 * callback.context();
 * }</pre>
 *
 * <p>What the function may declare is as for {@linkplain Resources handlers}; what is wrong with it
 * is thrown when the callback is made, all of it, as one {@link dev.headrace.BuildException}. The
 * context is no resource, so it conflicts with none. What the function does to it stays, also if it
 * throws.
 *
 * <p>A callback is not itself a {@link Handler}, it has one: the compiled class, as for any other
 * handler. A handler that hands on to another would have one call site for all callbacks, and calls
 * there don't inline. For the world's thread alone.
 *
 * @param <C> the type of the context
 * @param <E> the type of the events
 */
public final class Callback<C, E> {
  private final Handler<E> handler;
  private C context;

  Callback(C context, Function<Callback<C, E>, Handler<E>> wiring) {
    this.context = Objects.requireNonNull(context, "context");
    this.handler = wiring.apply(this);
  }

  private static <C, E> Callback<C, E> wire(
      Resources resources, C context, Serializable function, Class<?> type, boolean takesEvent) {
    Shape shape = Shape.of(type);
    int leading = shape.arity() - (takesEvent ? 2 : 1);
    Binding binding = Binding.of(resources, function, 1, leading, "callback");
    HandlerPlan plan = new HandlerPlan(resources, "callback", binding, null);
    return new Callback<>(
        context,
        callback ->
            Engine.build(
                plan.contextOf(new Constant(callback)).arguments().calling(function, shape)));
  }

  /**
   * The handler: to be run, registered, dispatched to.
   *
   * @return always the same
   */
  public Handler<E> handler() {
    return handler;
  }

  /**
   * The context as it is now.
   *
   * @return the context
   */
  public C context() {
    return context;
  }

  /**
   * Replaces the context. The next event gets the new one; if one is being handled, its function
   * keeps the one it was given.
   *
   * @param context the new one
   */
  public void setContext(C context) {
    this.context = Objects.requireNonNull(context, "context");
  }

  /**
   * The callback as text.
   *
   * @return such as {@code callback onTick}
   */
  @Override
  public String toString() {
    return "callback " + handler.name();
  }

  /**
   * Makes a callback of a function of a context and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, E> Callback<C, E> of(Resources resources, C context, Action2<C, E> function) {
    return wire(resources, context, function, Action2.class, true);
  }

  /**
   * Makes a callback of a function of a context, one parameter and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, E> Callback<C, E> of(
      Resources resources, C context, Action3<C, A, E> function) {
    return wire(resources, context, function, Action3.class, true);
  }

  /**
   * Makes a callback of a function of a context, two parameters and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, B, E> Callback<C, E> of(
      Resources resources, C context, Action4<C, A, B, E> function) {
    return wire(resources, context, function, Action4.class, true);
  }

  /**
   * Makes a callback of a function of a context, three parameters and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, B, D, E> Callback<C, E> of(
      Resources resources, C context, Action5<C, A, B, D, E> function) {
    return wire(resources, context, function, Action5.class, true);
  }

  /**
   * Makes a callback of a function of a context, four parameters and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, B, D, F, E> Callback<C, E> of(
      Resources resources, C context, Action6<C, A, B, D, F, E> function) {
    return wire(resources, context, function, Action6.class, true);
  }

  /**
   * Makes a callback of a function of a context, five parameters and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, B, D, F, G, E> Callback<C, E> of(
      Resources resources, C context, Action7<C, A, B, D, F, G, E> function) {
    return wire(resources, context, function, Action7.class, true);
  }

  /**
   * Makes a callback of a function of a context, six parameters and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, B, D, F, G, H, E> Callback<C, E> of(
      Resources resources, C context, Action8<C, A, B, D, F, G, H, E> function) {
    return wire(resources, context, function, Action8.class, true);
  }

  /**
   * Makes a callback of a function of a context, seven parameters and the event.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @param <I> the type of the seventh parameter
   * @param <E> the type of the events
   * @return the callback
   */
  public static <C, A, B, D, F, G, H, I, E> Callback<C, E> of(
      Resources resources, C context, Action9<C, A, B, D, F, G, H, I, E> function) {
    return wire(resources, context, function, Action9.class, true);
  }

  /**
   * Makes a callback of a function of a context and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @return the callback
   */
  public static <C> Callback<C, Object> routine(
      Resources resources, C context, Action1<C> function) {
    return wire(resources, context, function, Action1.class, false);
  }

  /**
   * Makes a callback of a function of a context, one parameter and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @return the callback
   */
  public static <C, A> Callback<C, Object> routine(
      Resources resources, C context, Action2<C, A> function) {
    return wire(resources, context, function, Action2.class, false);
  }

  /**
   * Makes a callback of a function of a context, two parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @return the callback
   */
  public static <C, A, B> Callback<C, Object> routine(
      Resources resources, C context, Action3<C, A, B> function) {
    return wire(resources, context, function, Action3.class, false);
  }

  /**
   * Makes a callback of a function of a context, three parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @return the callback
   */
  public static <C, A, B, D> Callback<C, Object> routine(
      Resources resources, C context, Action4<C, A, B, D> function) {
    return wire(resources, context, function, Action4.class, false);
  }

  /**
   * Makes a callback of a function of a context, four parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @return the callback
   */
  public static <C, A, B, D, F> Callback<C, Object> routine(
      Resources resources, C context, Action5<C, A, B, D, F> function) {
    return wire(resources, context, function, Action5.class, false);
  }

  /**
   * Makes a callback of a function of a context, five parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @return the callback
   */
  public static <C, A, B, D, F, G> Callback<C, Object> routine(
      Resources resources, C context, Action6<C, A, B, D, F, G> function) {
    return wire(resources, context, function, Action6.class, false);
  }

  /**
   * Makes a callback of a function of a context, six parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @return the callback
   */
  public static <C, A, B, D, F, G, H> Callback<C, Object> routine(
      Resources resources, C context, Action7<C, A, B, D, F, G, H> function) {
    return wire(resources, context, function, Action7.class, false);
  }

  /**
   * Makes a callback of a function of a context, seven parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param context what it owns
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @param <I> the type of the seventh parameter
   * @return the callback
   */
  public static <C, A, B, D, F, G, H, I> Callback<C, Object> routine(
      Resources resources, C context, Action8<C, A, B, D, F, G, H, I> function) {
    return wire(resources, context, function, Action8.class, false);
  }
}
