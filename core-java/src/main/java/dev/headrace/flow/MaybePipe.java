package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.function.Action0;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Check1;
import dev.headrace.function.Check2;
import dev.headrace.function.Check3;
import dev.headrace.function.Source;
import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import dev.headrace.function.Step3;
import dev.headrace.function.ToDouble1;
import dev.headrace.function.ToDouble2;
import dev.headrace.function.ToLong1;
import dev.headrace.function.ToLong2;
import dev.headrace.function.TryStep1;
import dev.headrace.function.TryStep2;
import dev.headrace.internal.flow.Kind;
import dev.headrace.world.Local;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A value, or none.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value
 */
public final class MaybePipe<I, T> extends Mergeable<I, @Nullable T> {
  MaybePipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Maybe(plan.value());
  }

  @Override
  MaybePipe<I, T> at(Trunk trunk, Node node) {
    return new MaybePipe<>(trunk, node);
  }

  @Override
  public MaybePipe<I, T> named(String name) {
    name(name);
    return this;
  }

  /**
   * Makes a new value of the value. Where it is absent, nothing happens.
   *
   * @param function makes the new value, not null
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> MaybePipe<I, U> then(Step1<? super T, ? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, Step1.class), true));
  }

  /**
   * Makes a new value of the value. Where it is absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, not null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> MaybePipe<I, U> then(Step2<A, ? super T, ? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, Step2.class), true));
  }

  /**
   * Makes a new value of the value. Where it is absent, nothing happens.
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
  public <A, B, U> MaybePipe<I, U> then(Step3<A, B, ? super T, ? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, Step3.class), true));
  }

  /**
   * Makes a long of the value, where there is one. It is never boxed, whatever comes after.
   *
   * @param function makes the long
   * @return what flows then
   */
  public MaybeLongPipe<I> thenLong(ToLong1<? super T> function) {
    return nextMaybeLong(Numbers.to(Kind.LONG, new Use("thenLong", function, ToLong1.class)));
  }

  /**
   * Makes a long of the value, where there is one. It is never boxed, whatever comes after.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the long
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeLongPipe<I> thenLong(ToLong2<A, ? super T> function) {
    return nextMaybeLong(Numbers.to(Kind.LONG, new Use("thenLong", function, ToLong2.class)));
  }

  /**
   * Makes a double of the value, where there is one. It is never boxed, whatever comes after.
   *
   * @param function makes the double
   * @return what flows then
   */
  public MaybeDoublePipe<I> thenDouble(ToDouble1<? super T> function) {
    return nextMaybeDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, ToDouble1.class)));
  }

  /**
   * Makes a double of the value, where there is one. It is never boxed, whatever comes after.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the double
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeDoublePipe<I> thenDouble(ToDouble2<A, ? super T> function) {
    return nextMaybeDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, ToDouble2.class)));
  }

  /**
   * Makes a new value of the value, or none: null means absent. Where it is absent, nothing
   * happens.
   *
   * @param function makes the new value, or null
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> MaybePipe<I, U> thenNullable(Step1<? super T, ? extends @Nullable U> function) {
    return nextMaybe(Parts.then(new Use("thenNullable", function, Step1.class), false));
  }

  /**
   * Makes a new value of the value, or none: null means absent. Where it is absent, nothing
   * happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, or null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> MaybePipe<I, U> thenNullable(Step2<A, ? super T, ? extends @Nullable U> function) {
    return nextMaybe(Parts.then(new Use("thenNullable", function, Step2.class), false));
  }

  /**
   * Makes a new value of the value, or none: null means absent. Where it is absent, nothing
   * happens.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function makes the new value, or null
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B, U> MaybePipe<I, U> thenNullable(
      Step3<A, B, ? super T, ? extends @Nullable U> function) {
    return nextMaybe(Parts.then(new Use("thenNullable", function, Step3.class), false));
  }

  /**
   * Makes a new value of the value, or none. An Optional costs more than null does. Where it is
   * absent, nothing happens.
   *
   * @param function makes the new value, or empty
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> MaybePipe<I, U> thenOptional(Step1<? super T, Optional<U>> function) {
    return nextMaybe(Parts.thenOptional(new Use("thenOptional", function, Step1.class)));
  }

  /**
   * Makes a new value of the value, or none. An Optional costs more than null does. Where it is
   * absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, or empty
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> MaybePipe<I, U> thenOptional(Step2<A, ? super T, Optional<U>> function) {
    return nextMaybe(Parts.thenOptional(new Use("thenOptional", function, Step2.class)));
  }

  /**
   * Lets the value pass only where a check says yes; it is absent otherwise.
   *
   * @param function says whether it passes
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public MaybePipe<I, T> guard(Check1<? super T> function) {
    return nextMaybe(Parts.guard(new Use("guard", function, Check1.class)));
  }

  /**
   * Lets the value pass only where a check says yes; it is absent otherwise.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function says whether it passes
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybePipe<I, T> guard(Check2<A, ? super T> function) {
    return nextMaybe(Parts.guard(new Use("guard", function, Check2.class)));
  }

  /**
   * Lets the value pass only where a check says yes; it is absent otherwise.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function says whether it passes
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B> MaybePipe<I, T> guard(Check3<A, B, ? super T> function) {
    return nextMaybe(Parts.guard(new Use("guard", function, Check3.class)));
  }

  /**
   * Lets the value pass only where it does not equal the last that passed. The first always passes.
   *
   * <p>Values must not be changed after they passed.
   *
   * @return what flows then
   */
  public MaybePipe<I, T> dedup() {
    return nextMaybe(Parts.dedup(null));
  }

  /**
   * Lets the value pass only where something of it does not equal that of the last that passed.
   *
   * @param by takes what is compared
   * @param <U> the type of what is compared
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> MaybePipe<I, T> dedupBy(Step1<? super T, U> by) {
    return nextMaybe(Parts.dedup(new Use("dedup", by, Step1.class)));
  }

  /**
   * Lets the value pass only where something of it does not equal that of the last that passed.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param by takes what is compared
   * @param <A> the type of its first parameter
   * @param <U> the type of what is compared
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> MaybePipe<I, T> dedupBy(Step2<A, ? super T, U> by) {
    return nextMaybe(Parts.dedup(new Use("dedup", by, Step2.class)));
  }

  /**
   * Makes a new value of the value and of state that lives as long as the flow. Where it is absent,
   * nothing happens.
   *
   * @param initial makes the state, once for each flow that is built
   * @param function makes the new value; it gets the state first
   * @param <S> the type of its state
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <S, U> MaybePipe<I, U> scan(
      Supplier<S> initial, Step2<Local<S>, ? super T, ? extends U> function) {
    return nextMaybe(Parts.scan(new Use("scan", function, Step2.class), initial));
  }

  /**
   * Makes a new value of the value and of state that lives as long as the flow. Where it is absent,
   * nothing happens.
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
  public <A, S, U> MaybePipe<I, U> scan(
      Supplier<S> initial, Step3<A, Local<S>, ? super T, ? extends U> function) {
    return nextMaybe(Parts.scan(new Use("scan", function, Step3.class), initial));
  }

  /**
   * Goes on with a function that may fail: it gives a Result. Where it is absent, nothing happens.
   *
   * @param function gives a value or an error
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  @LowPriorityInOverloadResolution
  public <U, E> MaybeResultPipe<I, U, E> attempt(Step1<? super T, Result<U, E>> function) {
    return nextMaybeResult(FallibleParts.attempt(new Use("attempt", function, Step1.class)));
  }

  /**
   * Goes on with a function that may fail: it gives a Result. Where it is absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function gives a value or an error
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  @LowPriorityInOverloadResolution
  public <A, U, E> MaybeResultPipe<I, U, E> attempt(Step2<A, ? super T, Result<U, E>> function) {
    return nextMaybeResult(FallibleParts.attempt(new Use("attempt", function, Step2.class)));
  }

  /**
   * Goes on with a function that may fail: it gives a Result. Where it is absent, nothing happens.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function gives a value or an error
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  @LowPriorityInOverloadResolution
  public <A, B, U, E> MaybeResultPipe<I, U, E> attempt(
      Step3<A, B, ? super T, Result<U, E>> function) {
    return nextMaybeResult(FallibleParts.attempt(new Use("attempt", function, Step3.class)));
  }

  /**
   * Goes on with a function that may fail: it is given something to fail with, which costs less
   * than a Result. Where it is absent, nothing happens.
   *
   * @param error the class of the error
   * @param function gives a value, or {@code fail.with(…)}; an object, for a primitive can't be
   *     null
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  public <U, E> MaybeResultPipe<I, U, E> attemptOrFail(
      Class<E> error, Step2<? super T, Fail<E>, ? extends @Nullable U> function) {
    return nextMaybeResult(
        FallibleParts.attemptWithFail(error, new Use("attemptOrFail", function, Step2.class)));
  }

  /**
   * Goes on with a function that may fail: it is given something to fail with, which costs less
   * than a Result. Where it is absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param error the class of the error
   * @param function gives a value, or {@code fail.with(…)}; an object, for a primitive can't be
   *     null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  public <A, U, E> MaybeResultPipe<I, U, E> attemptOrFail(
      Class<E> error, Step3<A, ? super T, Fail<E>, ? extends @Nullable U> function) {
    return nextMaybeResult(
        FallibleParts.attemptWithFail(error, new Use("attemptOrFail", function, Step3.class)));
  }

  /**
   * Goes on with a function that may throw: exceptions of one kind become errors, others leave the
   * flow. Where it is absent, nothing happens.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then: a value or an exception
   */
  public <U, X extends Exception> MaybeResultPipe<I, U, X> catching(
      Class<X> expected, TryStep1<? super T, ? extends U, ? extends X> function) {
    return nextMaybeResult(
        FallibleParts.catching(new Use("catching", function, TryStep1.class), expected));
  }

  /**
   * Goes on with a function that may throw: exceptions of one kind become errors, others leave the
   * flow. Where it is absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then: a value or an exception
   */
  public <A, U, X extends Exception> MaybeResultPipe<I, U, X> catching(
      Class<X> expected, TryStep2<A, ? super T, ? extends U, ? extends X> function) {
    return nextMaybeResult(
        FallibleParts.catching(new Use("catching", function, TryStep2.class), expected));
  }

  /**
   * Looks at the value, which goes on unchanged. Where it is absent, nothing happens.
   *
   * @param function looks at it
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public MaybePipe<I, T> tap(Action1<? super T> function) {
    return nextMaybe(Parts.tap(new Use("tap", function, Action1.class)));
  }

  /**
   * Looks at the value, which goes on unchanged. Where it is absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybePipe<I, T> tap(Action2<A, ? super T> function) {
    return nextMaybe(Parts.tap(new Use("tap", function, Action2.class)));
  }

  /**
   * Looks at the value, which goes on unchanged. Where it is absent, nothing happens.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B> MaybePipe<I, T> tap(Action3<A, B, ? super T> function) {
    return nextMaybe(Parts.tap(new Use("tap", function, Action3.class)));
  }

  /**
   * Does something with the value, and ends. Where it is absent, nothing happens.
   *
   * @param function does it
   * @return the end, to be built
   */
  @LowPriorityInOverloadResolution
  public End<I> end(Action1<? super T> function) {
    return nextEnd(Parts.end(new Use("end", function, Action1.class)));
  }

  /**
   * Does something with the value, and ends. Where it is absent, nothing happens.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @return the end, to be built
   */
  @LowPriorityInOverloadResolution
  public <A> End<I> end(Action2<A, ? super T> function) {
    return nextEnd(Parts.end(new Use("end", function, Action2.class)));
  }

  /**
   * Does something with the value, and ends. Where it is absent, nothing happens.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return the end, to be built
   */
  @LowPriorityInOverloadResolution
  public <A, B> End<I> end(Action3<A, B, ? super T> function) {
    return nextEnd(Parts.end(new Use("end", function, Action3.class)));
  }

  /**
   * Gives the value to a handler, and ends. Where it is absent, nothing happens.
   *
   * @param handler the handler
   * @return the end, to be built
   */
  public End<I> dispatch(Handler<? super T> handler) {
    return nextEnd(Parts.dispatch(handler));
  }

  /**
   * Does something where the value is absent; it stays absent.
   *
   * @param function does it
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public MaybePipe<I, T> onAbsent(Action0 function) {
    return nextMaybe(Parts.onAbsent(new Use("onAbsent", function, Action0.class)));
  }

  /**
   * Does something where the value is absent; it stays absent.
   *
   * <p>The function gets one resource; a record of parameters counts as one.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybePipe<I, T> onAbsent(Action1<A> function) {
    return nextMaybe(Parts.onAbsent(new Use("onAbsent", function, Action1.class)));
  }

  /**
   * Does something where the value is absent; it stays absent.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B> MaybePipe<I, T> onAbsent(Action2<A, B> function) {
    return nextMaybe(Parts.onAbsent(new Use("onAbsent", function, Action2.class)));
  }

  /**
   * Puts a value in the place of an absent one.
   *
   * @param fallback the value; the same object each time
   * @return what flows then
   */
  public Pipe<I, T> orElse(T fallback) {
    return nextPipe(Parts.orElse(Objects.requireNonNull(fallback, "fallback")));
  }

  /**
   * Makes a value in the place of an absent one.
   *
   * @param fallback makes it; not called otherwise
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public Pipe<I, T> orElseGet(Source<? extends T> fallback) {
    return nextPipe(Parts.orElseGet(new Use("orElseGet", fallback, Source.class)));
  }

  /**
   * Makes a value of a resource in the place of an absent one.
   *
   * @param fallback makes it; not called otherwise
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> Pipe<I, T> orElseGet(Step1<A, ? extends T> fallback) {
    return nextPipe(Parts.orElseGet(new Use("orElseGet", fallback, Step1.class)));
  }

  /**
   * Puts an error in the place of an absent value.
   *
   * @param error the error; the same object each time
   * @param <E> the type of the error
   * @return what flows then
   */
  public <E> ResultPipe<I, T, E> orFail(E error) {
    return nextResult(Parts.orFail(Objects.requireNonNull(error, "error")));
  }

  /**
   * Makes an error in the place of an absent value.
   *
   * @param error makes it; not called otherwise
   * @param <E> the type of the error
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <E> ResultPipe<I, T, E> orFailGet(Source<E> error) {
    return nextResult(Parts.orFailGet(new Use("orFailGet", error, Source.class)));
  }

  /**
   * Makes an error in the place of an absent value.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param error makes the error
   * @param <A> the type of its first parameter
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  @LowPriorityInOverloadResolution
  public <A, E> ResultPipe<I, T, E> orFailGet(Step1<A, E> error) {
    return nextResult(Parts.orFailGet(new Use("orFailGet", error, Step1.class)));
  }

  /**
   * Runs an arm where the value is there; what it gives is absent otherwise. In the arm it is a
   * value, with all that a value can do.
   *
   * @param arm what runs
   * @param <U> the type of the new value
   * @return what flows then
   */
  public <U> MaybePipe<I, U> whenPresent(
      Function<Pipe<I, T>, ? extends Mergeable<I, ? extends @Nullable U>> arm) {
    return Routes.whenPresent(this, arm);
  }

  /**
   * Ends here.
   *
   * @return the end, to be built
   */
  public End<I> end() {
    return nextEnd((plan, in) -> new Flowing.Nothing());
  }
}
