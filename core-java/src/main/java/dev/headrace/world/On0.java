package dev.headrace.world;

import dev.headrace.Handler;
import dev.headrace.function.Action1;
import java.util.function.Supplier;

/**
 * A handler of a lambda in the making, of whose resources nothing is said yet. It can be gone on
 * with more than once.
 *
 * @param <E> the type of the events
 */
public final class On0<E> {
  private final Declaration declaration;

  On0(Declaration declaration) {
    this.declaration = declaration;
  }

  /**
   * The function reads a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On1<Res<R>, E> reads(Class<R> type) {
    return new On1<>(declaration.reads(Key.of(type)));
  }

  /**
   * The function reads a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On1<Res<R>, E> reads(Key<R> key) {
    return new On1<>(declaration.reads(key));
  }

  /**
   * The function may replace a resource.
   *
   * @param type its class
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On1<ResMut<R>, E> writes(Class<R> type) {
    return new On1<>(declaration.writes(Key.of(type)));
  }

  /**
   * The function may replace a resource.
   *
   * @param key its key
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On1<ResMut<R>, E> writes(Key<R> key) {
    return new On1<>(declaration.writes(key));
  }

  /**
   * The function has state of its own, made anew for each handler.
   *
   * @param initial makes what it holds at first
   * @param <R> its type
   * @return what to go on with
   */
  public <R> On1<Local<R>, E> local(Supplier<R> initial) {
    return new On1<>(declaration.local(initial));
  }

  /**
   * Makes the handler.
   *
   * @param function gets the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(Action1<E> function) {
    return declaration.build(null, function, Action1.class);
  }

  /**
   * Makes the handler.
   *
   * @param name what to call it
   * @param function gets the event
   * @return the handler
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public Handler<E> run(String name, Action1<E> function) {
    return declaration.build(name, function, Action1.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(Action1<E> function) {
    return declaration.template(null, function, Action1.class);
  }

  /**
   * Makes a template of handlers.
   *
   * @param name what to call them
   * @param function gets what was said, in order, then the event
   * @return the template
   * @throws dev.headrace.BuildException if the resources can't be resolved; it says why, all of it
   */
  public HandlerTemplate<E> template(String name, Action1<E> function) {
    return declaration.template(name, function, Action1.class);
  }
}
