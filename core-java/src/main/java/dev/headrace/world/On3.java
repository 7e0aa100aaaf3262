package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action4;
import java.util.function.Supplier;

/**
 * A handler of a lambda in the making, of whose resources three parameters are said. It can be gone
 * on with more than once.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <C> the type of the third parameter
 * @param <E> the type of the events
 */
public final class On3<A, B, C, E> {
  private final Declaration declaration;

  On3(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * The function reads a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On4<A, B, C, Res<R>, E> reads(Class<R> type) {
    return new On4<>(declaration.reads(Key.of(type)));
  }

  /**
   * The function reads a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On4<A, B, C, Res<R>, E> reads(Key<R> key) {
    return new On4<>(declaration.reads(key));
  }

  /**
   * The function may replace a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On4<A, B, C, ResMut<R>, E> writes(Class<R> type) {
    return new On4<>(declaration.writes(Key.of(type)));
  }

  /**
   * The function may replace a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On4<A, B, C, ResMut<R>, E> writes(Key<R> key) {
    return new On4<>(declaration.writes(key));
  }

  /**
   * The function has state of its own, made anew for each handler.
   *
   * @param initial makes what it holds at first
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On4<A, B, C, Local<R>, E> local(Supplier<R> initial) {
    return new On4<>(declaration.local(initial));
  }

  /**
   * Makes the handler.
   *
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(Action4<A, B, C, E> function) {
    return declaration.build(null, function, Action4.class);
  }

  /**
   * Makes the handler.
   *
   * @param name what to call it
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(String name, Action4<A, B, C, E> function) {
    return declaration.build(name, function, Action4.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(Action4<A, B, C, E> function) {
    return declaration.template(null, function, Action4.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param name what to call them
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(String name, Action4<A, B, C, E> function) {
    return declaration.template(name, function, Action4.class);
  }
}
