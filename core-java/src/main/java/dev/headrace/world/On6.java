package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action7;
import java.util.function.Supplier;

/**
 * A handler of a lambda in the making, of whose resources six parameters are said. It can be gone
 * on with more than once.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <C> the type of the third parameter
 * @param <D> the type of the fourth parameter
 * @param <F> the type of the fifth parameter
 * @param <G> the type of the sixth parameter
 * @param <E> the type of the events
 */
public final class On6<A, B, C, D, F, G, E> {
  private final Declaration declaration;

  On6(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * The function reads a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On7<A, B, C, D, F, G, Res<R>, E> reads(Class<R> type) {
    return new On7<>(declaration.reads(Key.of(type)));
  }

  /**
   * The function reads a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On7<A, B, C, D, F, G, Res<R>, E> reads(Key<R> key) {
    return new On7<>(declaration.reads(key));
  }

  /**
   * The function may replace a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On7<A, B, C, D, F, G, ResMut<R>, E> writes(Class<R> type) {
    return new On7<>(declaration.writes(Key.of(type)));
  }

  /**
   * The function may replace a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On7<A, B, C, D, F, G, ResMut<R>, E> writes(Key<R> key) {
    return new On7<>(declaration.writes(key));
  }

  /**
   * The function has state of its own, made anew for each handler.
   *
   * @param initial makes what it holds at first
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On7<A, B, C, D, F, G, Local<R>, E> local(Supplier<R> initial) {
    return new On7<>(declaration.local(initial));
  }

  /**
   * Makes the handler.
   *
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(Action7<A, B, C, D, F, G, E> function) {
    return declaration.build(null, function, Action7.class);
  }

  /**
   * Makes the handler.
   *
   * @param name what to call it
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(String name, Action7<A, B, C, D, F, G, E> function) {
    return declaration.build(name, function, Action7.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(Action7<A, B, C, D, F, G, E> function) {
    return declaration.template(null, function, Action7.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param name what to call them
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(String name, Action7<A, B, C, D, F, G, E> function) {
    return declaration.template(name, function, Action7.class);
  }
}
