package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action9;

/**
 * A handler of a lambda in the making, of whose resources eight parameters are said. It can be gone
 * on with more than once.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <C> the type of the third parameter
 * @param <D> the type of the fourth parameter
 * @param <F> the type of the fifth parameter
 * @param <G> the type of the sixth parameter
 * @param <H> the type of the seventh parameter
 * @param <I> the type of the eighth parameter
 * @param <E> the type of the events
 */
public final class On8<A, B, C, D, F, G, H, I, E> {
  private final Declaration declaration;

  On8(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * Makes the handler.
   *
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(Action9<A, B, C, D, F, G, H, I, E> function) {
    return declaration.build(null, function, Action9.class);
  }

  /**
   * Makes the handler.
   *
   * @param name what to call it
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(String name, Action9<A, B, C, D, F, G, H, I, E> function) {
    return declaration.build(name, function, Action9.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(Action9<A, B, C, D, F, G, H, I, E> function) {
    return declaration.template(null, function, Action9.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param name what to call them
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(String name, Action9<A, B, C, D, F, G, H, I, E> function) {
    return declaration.template(name, function, Action9.class);
  }
}
