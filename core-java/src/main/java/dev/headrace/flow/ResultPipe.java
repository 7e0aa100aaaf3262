package dev.headrace.flow;

import dev.headrace.Result;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import dev.headrace.function.Step3;
import dev.headrace.function.TryStep1;
import dev.headrace.function.TryStep2;
import dev.headrace.world.Local;
import java.util.Objects;
import java.util.function.Supplier;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A value, or the error that stood in its way.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value
 * @param <E> the type of the error
 */
public final class ResultPipe<I, T, E> extends Fallible<I, T, E> {
  ResultPipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Outcome(plan.value(), plan.value());
  }

  @Override
  ResultPipe<I, T, E> at(Trunk trunk, Node node) {
    return new ResultPipe<>(trunk, node);
  }

  @Override
  public ResultPipe<I, T, E> named(String name) {
    name(name);
    return this;
  }

  /**
   * Makes a new value of the value. Where there is an error instead, nothing happens.
   *
   * @param function makes the new value, not null
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> ResultPipe<I, U, E> then(Step1<? super T, ? extends U> function) {
    return nextResult(Parts.then(new Use("then", function, Step1.class), true));
  }

  /**
   * Makes a new value of the value. Where there is an error instead, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, not null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> ResultPipe<I, U, E> then(Step2<A, ? super T, ? extends U> function) {
    return nextResult(Parts.then(new Use("then", function, Step2.class), true));
  }

  /**
   * Makes a new value of the value. Where there is an error instead, nothing happens.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function makes the new value, not null
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B, U> ResultPipe<I, U, E> then(Step3<A, B, ? super T, ? extends U> function) {
    return nextResult(Parts.then(new Use("then", function, Step3.class), true));
  }

  /**
   * Looks at the value, which goes on unchanged. Where there is an error instead, nothing happens.
   *
   * @param function looks at it
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public ResultPipe<I, T, E> tap(Action1<? super T> function) {
    return nextResult(Parts.tap(new Use("tap", function, Action1.class)));
  }

  /**
   * Looks at the value, which goes on unchanged. Where there is an error instead, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> ResultPipe<I, T, E> tap(Action2<A, ? super T> function) {
    return nextResult(Parts.tap(new Use("tap", function, Action2.class)));
  }

  /**
   * Looks at the value, which goes on unchanged. Where there is an error instead, nothing happens.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B> ResultPipe<I, T, E> tap(Action3<A, B, ? super T> function) {
    return nextResult(Parts.tap(new Use("tap", function, Action3.class)));
  }

  /**
   * Goes on with a function that may fail with the same type of error: it gives a Result. Where
   * there is an error already, it stays.
   *
   * @param function gives a value or an error
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> ResultPipe<I, U, E> attempt(Step1<? super T, Result<U, E>> function) {
    return nextResult(FallibleParts.attempt(new Use("attempt", function, Step1.class)));
  }

  /**
   * Goes on with a function that may fail with the same type of error: it gives a Result. Where
   * there is an error already, it stays.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function gives a value or an error
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> ResultPipe<I, U, E> attempt(Step2<A, ? super T, Result<U, E>> function) {
    return nextResult(FallibleParts.attempt(new Use("attempt", function, Step2.class)));
  }

  /**
   * Goes on with a function that may fail with the same type of error: it gives a Result. Where
   * there is an error already, it stays.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function gives a value or an error
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B, U> ResultPipe<I, U, E> attempt(Step3<A, B, ? super T, Result<U, E>> function) {
    return nextResult(FallibleParts.attempt(new Use("attempt", function, Step3.class)));
  }

  /**
   * Makes a new value of the value and of state that lives as long as the flow. Where there is an
   * error, nothing happens.
   *
   * @param initial makes the state, once for each flow that is built
   * @param function makes the new value; it gets the state first
   * @param <S> the type of its state
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <S, U> ResultPipe<I, U, E> scan(
      Supplier<S> initial, Step2<Local<S>, ? super T, ? extends U> function) {
    return nextResult(Parts.scan(new Use("scan", function, Step2.class), initial));
  }

  /**
   * Makes a new value of the value and of state that lives as long as the flow. Where there is an
   * error, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param initial makes the state, once for each flow that is built
   * @param function makes the new value; it gets its resource, then the state
   * @param <A> the type of its first parameter
   * @param <S> the type of its state
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, S, U> ResultPipe<I, U, E> scan(
      Supplier<S> initial, Step3<A, Local<S>, ? super T, ? extends U> function) {
    return nextResult(Parts.scan(new Use("scan", function, Step3.class), initial));
  }

  /**
   * Goes on with a function that may fail with the same type of error: it is given something to
   * fail with, which costs less than a Result. Where there is an error already, it stays.
   *
   * @param function gives a value, or {@code fail.with(…)}; an object, for a primitive can't be
   *     null
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> ResultPipe<I, U, E> attemptOrFail(
      Step2<? super T, Fail<E>, ? extends @Nullable U> function) {
    return nextResult(
        FallibleParts.attemptWithFail(new Use("attemptOrFail", function, Step2.class)));
  }

  /**
   * Goes on with a function that may fail with the same type of error: it is given something to
   * fail with, which costs less than a Result. Where there is an error already, it stays.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function gives a value, or {@code fail.with(…)}; an object, for a primitive can't be
   *     null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> ResultPipe<I, U, E> attemptOrFail(
      Step3<A, ? super T, Fail<E>, ? extends @Nullable U> function) {
    return nextResult(
        FallibleParts.attemptWithFail(new Use("attemptOrFail", function, Step3.class)));
  }

  /**
   * Goes on with a function that may throw: of exceptions of one kind errors of the same type are
   * made, others leave the flow. Where there is an error already, it stays.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param error makes the error of an exception
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then
   */
  public <U, X extends Exception> ResultPipe<I, U, E> catching(
      Class<X> expected,
      TryStep1<? super T, ? extends U, ? extends X> function,
      Step1<? super X, ? extends E> error) {
    Use toError = new Use("mapError", error, Step1.class);
    return nextResult(
        FallibleParts.catching(new Use("catching", function, TryStep1.class), expected, toError));
  }

  /**
   * Goes on with a function that may throw: of exceptions of one kind errors of the same type are
   * made, others leave the flow. Where there is an error already, it stays.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param error makes the error of an exception
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then
   */
  public <A, U, X extends Exception> ResultPipe<I, U, E> catching(
      Class<X> expected,
      TryStep2<A, ? super T, ? extends U, ? extends X> function,
      Step1<? super X, ? extends E> error) {
    Use toError = new Use("mapError", error, Step1.class);
    return nextResult(
        FallibleParts.catching(new Use("catching", function, TryStep2.class), expected, toError));
  }

  /**
   * Goes on with a function that may throw: of exceptions of one kind errors of the same type are
   * made, others leave the flow. Where there is an error already, it stays.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param error makes the error of an exception; it gets a resource, or a record of parameters,
   *     first
   * @param <R> the type of the first parameter of what makes the error
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then
   */
  public <R, U, X extends Exception> ResultPipe<I, U, E> catching(
      Class<X> expected,
      TryStep1<? super T, ? extends U, ? extends X> function,
      Step2<R, ? super X, ? extends E> error) {
    Use toError = new Use("mapError", error, Step2.class);
    return nextResult(
        FallibleParts.catching(new Use("catching", function, TryStep1.class), expected, toError));
  }

  /**
   * Goes on with a function that may throw: of exceptions of one kind errors of the same type are
   * made, others leave the flow. Where there is an error already, it stays.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param error makes the error of an exception; it gets a resource, or a record of parameters,
   *     first
   * @param <A> the type of its first parameter
   * @param <R> the type of the first parameter of what makes the error
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then
   */
  public <A, R, U, X extends Exception> ResultPipe<I, U, E> catching(
      Class<X> expected,
      TryStep2<A, ? super T, ? extends U, ? extends X> function,
      Step2<R, ? super X, ? extends E> error) {
    Use toError = new Use("mapError", error, Step2.class);
    return nextResult(
        FallibleParts.catching(new Use("catching", function, TryStep2.class), expected, toError));
  }

  /**
   * Looks at the error, which goes on unchanged.
   *
   * @param function looks at it
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public ResultPipe<I, T, E> tapError(Action1<? super E> function) {
    return nextResult(FallibleParts.tapError(new Use("tapError", function, Action1.class)));
  }

  /**
   * Looks at the error, which goes on unchanged.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> ResultPipe<I, T, E> tapError(Action2<A, ? super E> function) {
    return nextResult(FallibleParts.tapError(new Use("tapError", function, Action2.class)));
  }

  /**
   * Makes a new error of the error.
   *
   * @param function makes the new error
   * @param <F> the type of the new error
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <F> ResultPipe<I, T, F> mapError(Step1<? super E, ? extends F> function) {
    return nextResult(FallibleParts.mapError(new Use("mapError", function, Step1.class)));
  }

  /**
   * Makes a new error of the error.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new error
   * @param <A> the type of its first parameter
   * @param <F> the type of the new error
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, F> ResultPipe<I, T, F> mapError(Step2<A, ? super E, ? extends F> function) {
    return nextResult(FallibleParts.mapError(new Use("mapError", function, Step2.class)));
  }

  /**
   * Tries to put the error right.
   *
   * @param function gives a value, or what is still wrong
   * @param <F> the type of the new error
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <F> ResultPipe<I, T, F> recover(Step1<? super E, Result<T, F>> function) {
    return nextResult(FallibleParts.recover(new Use("recover", function, Step1.class)));
  }

  /**
   * Tries to put the error right.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function gives a value, or what is still wrong
   * @param <A> the type of its first parameter
   * @param <F> the type of the new error
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, F> ResultPipe<I, T, F> recover(Step2<A, ? super E, Result<T, F>> function) {
    return nextResult(FallibleParts.recover(new Use("recover", function, Step2.class)));
  }

  /**
   * Puts a value in the place of an error.
   *
   * @param fallback the value; the same object each time
   * @return what flows then
   */
  public Pipe<I, T> orElse(T fallback) {
    return nextPipe(Parts.orElse(Objects.requireNonNull(fallback, "fallback")));
  }

  /**
   * Makes a value of the error.
   *
   * @param function makes the value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public Pipe<I, T> orElseGet(Step1<? super E, ? extends T> function) {
    return nextPipe(Parts.orElseFromError(new Use("orElseGet", function, Step1.class)));
  }

  /**
   * Makes a value of the error.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the value
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> Pipe<I, T> orElseGet(Step2<A, ? super E, ? extends T> function) {
    return nextPipe(Parts.orElseFromError(new Use("orElseGet", function, Step2.class)));
  }

  /**
   * Makes one object of either, for what takes a Result.
   *
   * @return what flows then
   */
  public Pipe<I, Result<T, E>> toResult() {
    return nextPipe(FallibleParts.toResult());
  }
}
