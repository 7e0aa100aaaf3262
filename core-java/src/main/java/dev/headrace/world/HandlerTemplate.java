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
import dev.headrace.internal.flow.Shape;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes many handlers of one function: for where they are made for each event, such as a timer that
 * is set again and again. The function is resolved, checked and compiled once, when the template is
 * made; no stamp looks anything up.
 *
 * <pre>{@code
 * HandlerTemplate<Tick> template = HandlerTemplate.of(world, Desk::onTick);
 * Handler<Tick> onTick = template.stamp();
 * }</pre>
 *
 * <p>What is wrong with the function is thrown then, all of it, as one {@link
 * dev.headrace.BuildException}. Every stamp is a handler of its own, with {@linkplain Local locals}
 * of its own, on the resources that all share. A stamp costs one small object and its locals. For
 * the world's thread alone.
 *
 * @param <E> the type of the events
 */
public final class HandlerTemplate<E> {
  private final Stamping stamping;
  private @Nullable Handler<E> shared;

  private HandlerTemplate(Stamping stamping) {
    this.stamping = stamping;
  }

  private static <E> HandlerTemplate<E> wire(
      Resources resources, Serializable function, Class<?> type, boolean takesEvent) {
    Shape shape = Shape.of(type);
    int leading = shape.arity() - (takesEvent ? 1 : 0);
    Binding binding = Binding.of(resources, function, leading, "template");
    return of(resources, binding, null, function, shape);
  }

  static <E> HandlerTemplate<E> of(
      Resources resources,
      Binding binding,
      @Nullable String name,
      Serializable function,
      Shape shape) {
    HandlerPlan plan = new HandlerPlan(resources, "template", binding, name).stampedArguments();
    return new HandlerTemplate<>(new Stamping(plan.calling(function, shape), binding));
  }

  /**
   * Makes a handler. It fails only if making the first value of one of its locals does.
   *
   * @return a new handler
   */
  public Handler<E> stamp() {
    return stamping.stamp();
  }

  /**
   * The same handler each time, for a function without {@link Local}s: nothing tells its stamps
   * apart. After the first time it costs nothing.
   *
   * @return one of the template's handlers, always the same
   * @throws dev.headrace.HeadraceException if the function has a local, which each handler must
   *     have for itself
   */
  public Handler<E> shared() {
    if (shared == null) {
      stamping.requireNoLocals();
      shared = stamp();
    }
    return shared;
  }

  /**
   * The name of every handler of this template.
   *
   * @return the name of the function, or {@code "<unnamed>"}
   */
  public String name() {
    return stamping.name();
  }

  /**
   * The template as text.
   *
   * @return such as {@code template onTick}
   */
  @Override
  public String toString() {
    return "template " + name();
  }

  /**
   * Makes a template of a function that needs no resources.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <E> the type of the events
   * @return the template
   */
  public static <E> HandlerTemplate<E> of(Resources resources, Action1<E> function) {
    return wire(resources, function, Action1.class, true);
  }

  /**
   * Makes a template of a function whose method names one parameter before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, E> HandlerTemplate<E> of(Resources resources, Action2<A, E> function) {
    return wire(resources, function, Action2.class, true);
  }

  /**
   * Makes a template of a function whose method names two parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, E> HandlerTemplate<E> of(Resources resources, Action3<A, B, E> function) {
    return wire(resources, function, Action3.class, true);
  }

  /**
   * Makes a template of a function whose method names three parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, C, E> HandlerTemplate<E> of(
      Resources resources, Action4<A, B, C, E> function) {
    return wire(resources, function, Action4.class, true);
  }

  /**
   * Makes a template of a function whose method names four parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, C, D, E> HandlerTemplate<E> of(
      Resources resources, Action5<A, B, C, D, E> function) {
    return wire(resources, function, Action5.class, true);
  }

  /**
   * Makes a template of a function whose method names five parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, C, D, F, E> HandlerTemplate<E> of(
      Resources resources, Action6<A, B, C, D, F, E> function) {
    return wire(resources, function, Action6.class, true);
  }

  /**
   * Makes a template of a function whose method names six parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, C, D, F, G, E> HandlerTemplate<E> of(
      Resources resources, Action7<A, B, C, D, F, G, E> function) {
    return wire(resources, function, Action7.class, true);
  }

  /**
   * Makes a template of a function whose method names seven parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, C, D, F, G, H, E> HandlerTemplate<E> of(
      Resources resources, Action8<A, B, C, D, F, G, H, E> function) {
    return wire(resources, function, Action8.class, true);
  }

  /**
   * Makes a template of a function whose method names eight parameters before the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @param <I> the type of the eighth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <A, B, C, D, F, G, H, I, E> HandlerTemplate<E> of(
      Resources resources, Action9<A, B, C, D, F, G, H, I, E> function) {
    return wire(resources, function, Action9.class, true);
  }

  /**
   * Makes a template of a function whose method names one parameter and no event: its handlers run
   * for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @return the template
   */
  public static <A> HandlerTemplate<Object> routine(Resources resources, Action1<A> function) {
    return wire(resources, function, Action1.class, false);
  }

  /**
   * Makes a template of a function whose method names two parameters and no event: its handlers run
   * for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @return the template
   */
  public static <A, B> HandlerTemplate<Object> routine(
      Resources resources, Action2<A, B> function) {
    return wire(resources, function, Action2.class, false);
  }

  /**
   * Makes a template of a function whose method names three parameters and no event: its handlers
   * run for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @return the template
   */
  public static <A, B, C> HandlerTemplate<Object> routine(
      Resources resources, Action3<A, B, C> function) {
    return wire(resources, function, Action3.class, false);
  }

  /**
   * Makes a template of a function whose method names four parameters and no event: its handlers
   * run for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @return the template
   */
  public static <A, B, C, D> HandlerTemplate<Object> routine(
      Resources resources, Action4<A, B, C, D> function) {
    return wire(resources, function, Action4.class, false);
  }

  /**
   * Makes a template of a function whose method names five parameters and no event: its handlers
   * run for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @return the template
   */
  public static <A, B, C, D, F> HandlerTemplate<Object> routine(
      Resources resources, Action5<A, B, C, D, F> function) {
    return wire(resources, function, Action5.class, false);
  }

  /**
   * Makes a template of a function whose method names six parameters and no event: its handlers run
   * for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @return the template
   */
  public static <A, B, C, D, F, G> HandlerTemplate<Object> routine(
      Resources resources, Action6<A, B, C, D, F, G> function) {
    return wire(resources, function, Action6.class, false);
  }

  /**
   * Makes a template of a function whose method names seven parameters and no event: its handlers
   * run for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @return the template
   */
  public static <A, B, C, D, F, G, H> HandlerTemplate<Object> routine(
      Resources resources, Action7<A, B, C, D, F, G, H> function) {
    return wire(resources, function, Action7.class, false);
  }

  /**
   * Makes a template of a function whose method names eight parameters and no event: its handlers
   * run for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <C> the type of the third parameter
   * @param <D> the type of the fourth parameter
   * @param <F> the type of the fifth parameter
   * @param <G> the type of the sixth parameter
   * @param <H> the type of the seventh parameter
   * @param <I> the type of the eighth parameter
   * @return the template
   */
  public static <A, B, C, D, F, G, H, I> HandlerTemplate<Object> routine(
      Resources resources, Action8<A, B, C, D, F, G, H, I> function) {
    return wire(resources, function, Action8.class, false);
  }
}
