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
import java.util.function.Function;

/**
 * Makes many {@linkplain Callback callbacks} of one function, each with a context of its own. The
 * function is resolved, checked and compiled once, when the template is made; no stamp looks
 * anything up.
 *
 * <pre>{@code
 * CallbackTemplate<Session, Tick> template = CallbackTemplate.of(world, Desk::onTick);
 * Callback<Session, Tick> callback = template.stamp(new Session());
 * }</pre>
 *
 * <p>What is wrong with the function is thrown then, all of it, as one {@link
 * dev.headrace.BuildException}. A stamp costs two small objects, the callback and its handler, and
 * its {@linkplain Local locals}. For the world's thread alone.
 *
 * @param <C> the type of the contexts
 * @param <E> the type of the events
 */
public final class CallbackTemplate<C, E> {
  private final Stamping stamping;

  /** Made once: one for each stamp would be another object of it. */
  private final Function<Callback<C, E>, Handler<E>> wiring;

  private CallbackTemplate(Stamping stamping) {
    this.stamping = stamping;
    this.wiring = stamping::stamp;
  }

  private static <C, E> CallbackTemplate<C, E> wire(
      Resources resources, Serializable function, Class<?> type, boolean takesEvent) {
    Shape shape = Shape.of(type);
    int leading = shape.arity() - (takesEvent ? 2 : 1);
    Binding binding = Binding.of(resources, function, 1, leading, "callback template");
    HandlerPlan plan =
        new HandlerPlan(resources, "callback template", binding, null)
            .contextOfState()
            .stampedArguments();
    return new CallbackTemplate<>(new Stamping(plan.calling(function, shape), binding));
  }

  /**
   * Makes a callback. It fails only if making the first value of one of its locals does.
   *
   * @param context what it owns
   * @return a new callback
   */
  public Callback<C, E> stamp(C context) {
    return new Callback<>(context, wiring);
  }

  /**
   * The name of every callback of this template.
   *
   * @return the name of the function, or {@code "<unnamed>"}
   */
  public String name() {
    return stamping.name();
  }

  /**
   * The template as text.
   *
   * @return such as {@code callback template onTick}
   */
  @Override
  public String toString() {
    return "callback template " + name();
  }

  /**
   * Makes a template of a function of a context and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, E> CallbackTemplate<C, E> of(Resources resources, Action2<C, E> function) {
    return wire(resources, function, Action2.class, true);
  }

  /**
   * Makes a template of a function of a context, one parameter and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, A, E> CallbackTemplate<C, E> of(
      Resources resources, Action3<C, A, E> function) {
    return wire(resources, function, Action3.class, true);
  }

  /**
   * Makes a template of a function of a context, two parameters and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, A, B, E> CallbackTemplate<C, E> of(
      Resources resources, Action4<C, A, B, E> function) {
    return wire(resources, function, Action4.class, true);
  }

  /**
   * Makes a template of a function of a context, three parameters and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, A, B, D, E> CallbackTemplate<C, E> of(
      Resources resources, Action5<C, A, B, D, E> function) {
    return wire(resources, function, Action5.class, true);
  }

  /**
   * Makes a template of a function of a context, four parameters and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, A, B, D, F, E> CallbackTemplate<C, E> of(
      Resources resources, Action6<C, A, B, D, F, E> function) {
    return wire(resources, function, Action6.class, true);
  }

  /**
   * Makes a template of a function of a context, five parameters and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, A, B, D, F, G, E> CallbackTemplate<C, E> of(
      Resources resources, Action7<C, A, B, D, F, G, E> function) {
    return wire(resources, function, Action7.class, true);
  }

  /**
   * Makes a template of a function of a context, six parameters and the event.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @param <E> the type of the events
   * @return the template
   */
  public static <C, A, B, D, F, G, H, E> CallbackTemplate<C, E> of(
      Resources resources, Action8<C, A, B, D, F, G, H, E> function) {
    return wire(resources, function, Action8.class, true);
  }

  /**
   * Makes a template of a function of a context, seven parameters and the event.
   *
   * @param resources where its resources are
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
   * @return the template
   */
  public static <C, A, B, D, F, G, H, I, E> CallbackTemplate<C, E> of(
      Resources resources, Action9<C, A, B, D, F, G, H, I, E> function) {
    return wire(resources, function, Action9.class, true);
  }

  /**
   * Makes a template of a function of a context and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @return the template
   */
  public static <C> CallbackTemplate<C, Object> routine(Resources resources, Action1<C> function) {
    return wire(resources, function, Action1.class, false);
  }

  /**
   * Makes a template of a function of a context, one parameter and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @return the template
   */
  public static <C, A> CallbackTemplate<C, Object> routine(
      Resources resources, Action2<C, A> function) {
    return wire(resources, function, Action2.class, false);
  }

  /**
   * Makes a template of a function of a context, two parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @return the template
   */
  public static <C, A, B> CallbackTemplate<C, Object> routine(
      Resources resources, Action3<C, A, B> function) {
    return wire(resources, function, Action3.class, false);
  }

  /**
   * Makes a template of a function of a context, three parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @return the template
   */
  public static <C, A, B, D> CallbackTemplate<C, Object> routine(
      Resources resources, Action4<C, A, B, D> function) {
    return wire(resources, function, Action4.class, false);
  }

  /**
   * Makes a template of a function of a context, four parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @return the template
   */
  public static <C, A, B, D, F> CallbackTemplate<C, Object> routine(
      Resources resources, Action5<C, A, B, D, F> function) {
    return wire(resources, function, Action5.class, false);
  }

  /**
   * Makes a template of a function of a context, five parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @return the template
   */
  public static <C, A, B, D, F, G> CallbackTemplate<C, Object> routine(
      Resources resources, Action6<C, A, B, D, F, G> function) {
    return wire(resources, function, Action6.class, false);
  }

  /**
   * Makes a template of a function of a context, six parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @return the template
   */
  public static <C, A, B, D, F, G, H> CallbackTemplate<C, Object> routine(
      Resources resources, Action7<C, A, B, D, F, G, H> function) {
    return wire(resources, function, Action7.class, false);
  }

  /**
   * Makes a template of a function of a context, seven parameters and no event: it runs for any.
   *
   * @param resources where its resources are
   * @param function the function, best a method reference
   * @param <C> the type of the context
   * @param <A> the type of the first parameter
   * @param <B> the type of the second parameter
   * @param <D> the type of the third parameter
   * @param <F> the type of the fourth parameter
   * @param <G> the type of the fifth parameter
   * @param <H> the type of the sixth parameter
   * @param <I> the type of the seventh parameter
   * @return the template
   */
  public static <C, A, B, D, F, G, H, I> CallbackTemplate<C, Object> routine(
      Resources resources, Action8<C, A, B, D, F, G, H, I> function) {
    return wire(resources, function, Action8.class, false);
  }
}
