package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action2;
import java.util.function.Supplier;

/**
 * A handler of a lambda in the making, of whose resources one parameter is said. It can be gone on
 * with more than once.
 *
 * @param <A> the type of the first parameter
 * @param <E> the type of the events
 */
public final class On1<A, E> {
  private final Declaration declaration;

  On1(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * The function reads a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On2<A, Res<R>, E> reads(Class<R> type) {
    return new On2<>(declaration.reads(Key.of(type)));
  }

  /**
   * The function reads a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On2<A, Res<R>, E> reads(Key<R> key) {
    return new On2<>(declaration.reads(key));
  }

  /**
   * The function may replace a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On2<A, ResMut<R>, E> writes(Class<R> type) {
    return new On2<>(declaration.writes(Key.of(type)));
  }

  /**
   * The function may replace a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On2<A, ResMut<R>, E> writes(Key<R> key) {
    return new On2<>(declaration.writes(key));
  }

  /**
   * The function has state of its own, made anew for each handler.
   *
   * @param initial makes what it holds at first
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On2<A, Local<R>, E> local(Supplier<R> initial) {
    return new On2<>(declaration.local(initial));
  }

  /**
   * Makes the handler.
   *
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(Action2<A, E> function) {
    return declaration.build(null, function, Action2.class);
  }

  /**
   * Makes the handler.
   *
   * @param name what to call it
   * @param function gets what was said, in order, then the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(String name, Action2<A, E> function) {
    return declaration.build(name, function, Action2.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(Action2<A, E> function) {
    return declaration.template(null, function, Action2.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param name what to call them
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(String name, Action2<A, E> function) {
    return declaration.template(name, function, Action2.class);
  }
}
