package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action3;
import java.util.function.Supplier;

/**
 * A handler of a lambda in the making, of whose resources two parameters are said. It can be gone
 * on with more than once.
 *
 * @param <A> the type of the first parameter
 * @param <B> the type of the second parameter
 * @param <E> the type of the events
 */
public final class On2<A, B, E> {
  private final Declaration declaration;

  On2(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * The function reads a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On3<A, B, Res<R>, E> reads(Class<R> type) {
    return new On3<>(declaration.reads(Key.of(type)));
  }

  /**
   * The function reads a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On3<A, B, Res<R>, E> reads(Key<R> key) {
    return new On3<>(declaration.reads(key));
  }

  /**
   * The function may replace a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On3<A, B, ResMut<R>, E> writes(Class<R> type) {
    return new On3<>(declaration.writes(Key.of(type)));
  }

  /**
   * The function may replace a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On3<A, B, ResMut<R>, E> writes(Key<R> key) {
    return new On3<>(declaration.writes(key));
  }

  /**
   * The function has state of its own, made anew for each handler.
   *
   * @param initial makes what it holds at first
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On3<A, B, Local<R>, E> local(Supplier<R> initial) {
    return new On3<>(declaration.local(initial));
  }

  /**
   * Makes the handler.
   *
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(Action3<A, B, E> function) {
    return declaration.build(null, function, Action3.class);
  }

  /**
   * Makes the handler.
   *
   * @param name what to call it
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(String name, Action3<A, B, E> function) {
    return declaration.build(name, function, Action3.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(Action3<A, B, E> function) {
    return declaration.template(null, function, Action3.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param name what to call them
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(String name, Action3<A, B, E> function) {
    return declaration.template(name, function, Action3.class);
  }
}
