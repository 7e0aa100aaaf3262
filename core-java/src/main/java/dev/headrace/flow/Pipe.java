package dev.headrace.flow;

import dev.headrace.Handler;
import dev.headrace.Result;
import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Check1;
import dev.headrace.function.Check2;
import dev.headrace.function.Check3;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A value that is always there.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value
 */
public final class Pipe<I, T> extends Mergeable<I, T> {
  Pipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Value(plan.value());
  }

  @Override
  Pipe<I, T> at(Trunk trunk, Node node) {
    return new Pipe<>(trunk, node);
  }

  @Override
  public Pipe<I, T> named(String name) {
    name(name);
    return this;
  }

  /**
   * Makes a new value of the value.
   *
   * @param function makes the new value, not null
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> Pipe<I, U> then(Step1<? super T, ? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, Step1.class), true));
  }

  /**
   * Makes a new value of the value.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, not null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> Pipe<I, U> then(Step2<A, ? super T, ? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, Step2.class), true));
  }

  /**
   * Makes a new value of the value.
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
  public <A, B, U> Pipe<I, U> then(Step3<A, B, ? super T, ? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, Step3.class), true));
  }

  /**
   * Makes a long of the value. It is never boxed, whatever comes after.
   *
   * @param function makes the long
   * @return what flows then
   */
  public LongPipe<I> thenLong(ToLong1<? super T> function) {
    return nextLong(Numbers.to(Kind.LONG, new Use("thenLong", function, ToLong1.class)));
  }

  /**
   * Makes a long of the value. It is never boxed, whatever comes after.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the long
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> LongPipe<I> thenLong(ToLong2<A, ? super T> function) {
    return nextLong(Numbers.to(Kind.LONG, new Use("thenLong", function, ToLong2.class)));
  }

  /**
   * Makes a double of the value. It is never boxed, whatever comes after.
   *
   * @param function makes the double
   * @return what flows then
   */
  public DoublePipe<I> thenDouble(ToDouble1<? super T> function) {
    return nextDouble(Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, ToDouble1.class)));
  }

  /**
   * Makes a double of the value. It is never boxed, whatever comes after.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the double
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> DoublePipe<I> thenDouble(ToDouble2<A, ? super T> function) {
    return nextDouble(Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, ToDouble2.class)));
  }

  /**
   * Makes a new value of the value, or none: null means absent.
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
   * Makes a new value of the value, or none: null means absent.
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
   * Makes a new value of the value, or none: null means absent.
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
   * Makes a new value of the value, or none. An Optional costs more than null does.
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
   * Makes a new value of the value, or none. An Optional costs more than null does.
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
   * Makes a new value of the value and of state that lives as long as the flow.
   *
   * @param initial makes the state, once for each flow that is built
   * @param function makes the new value; it gets the state first
   * @param <S> the type of its state
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <S, U> Pipe<I, U> scan(
      Supplier<S> initial, Step2<Local<S>, ? super T, ? extends U> function) {
    return nextPipe(Parts.scan(new Use("scan", function, Step2.class), initial));
  }

  /**
   * Makes a new value of the value and of state that lives as long as the flow.
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
  public <A, S, U> Pipe<I, U> scan(
      Supplier<S> initial, Step3<A, Local<S>, ? super T, ? extends U> function) {
    return nextPipe(Parts.scan(new Use("scan", function, Step3.class), initial));
  }

  /**
   * Goes on with a function that may fail: it gives a Result.
   *
   * @param function gives a value or an error
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  @LowPriorityInOverloadResolution
  public <U, E> ResultPipe<I, U, E> attempt(Step1<? super T, Result<U, E>> function) {
    return nextResult(FallibleParts.attempt(new Use("attempt", function, Step1.class)));
  }

  /**
   * Goes on with a function that may fail: it gives a Result.
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
  public <A, U, E> ResultPipe<I, U, E> attempt(Step2<A, ? super T, Result<U, E>> function) {
    return nextResult(FallibleParts.attempt(new Use("attempt", function, Step2.class)));
  }

  /**
   * Goes on with a function that may fail: it gives a Result.
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
  public <A, B, U, E> ResultPipe<I, U, E> attempt(Step3<A, B, ? super T, Result<U, E>> function) {
    return nextResult(FallibleParts.attempt(new Use("attempt", function, Step3.class)));
  }

  /**
   * Goes on with a function that may fail: it is given something to fail with, which costs less
   * than a Result.
   *
   * @param error the class of the error
   * @param function gives a value, or {@code fail.with(…)}; an object, for a primitive can't be
   *     null
   * @param <U> the type of the new value
   * @param <E> the type of the error
   * @return what flows then: a value or an error
   */
  public <U, E> ResultPipe<I, U, E> attemptOrFail(
      Class<E> error, Step2<? super T, Fail<E>, ? extends @Nullable U> function) {
    return nextResult(
        FallibleParts.attemptWithFail(error, new Use("attemptOrFail", function, Step2.class)));
  }

  /**
   * Goes on with a function that may fail: it is given something to fail with, which costs less
   * than a Result.
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
  public <A, U, E> ResultPipe<I, U, E> attemptOrFail(
      Class<E> error, Step3<A, ? super T, Fail<E>, ? extends @Nullable U> function) {
    return nextResult(
        FallibleParts.attemptWithFail(error, new Use("attemptOrFail", function, Step3.class)));
  }

  /**
   * Goes on with a function that may throw: exceptions of one kind become errors, others leave the
   * flow.
   *
   * @param expected the exceptions that become errors, with their subclasses
   * @param function makes the new value, or throws
   * @param <U> the type of the new value
   * @param <X> the type of the exceptions
   * @return what flows then: a value or an exception
   */
  public <U, X extends Exception> ResultPipe<I, U, X> catching(
      Class<X> expected, TryStep1<? super T, ? extends U, ? extends X> function) {
    return nextResult(
        FallibleParts.catching(new Use("catching", function, TryStep1.class), expected));
  }

  /**
   * Goes on with a function that may throw: exceptions of one kind become errors, others leave the
   * flow.
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
  public <A, U, X extends Exception> ResultPipe<I, U, X> catching(
      Class<X> expected, TryStep2<A, ? super T, ? extends U, ? extends X> function) {
    return nextResult(
        FallibleParts.catching(new Use("catching", function, TryStep2.class), expected));
  }

  /**
   * Looks at the value, which goes on unchanged.
   *
   * @param function looks at it
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public Pipe<I, T> tap(Action1<? super T> function) {
    return nextPipe(Parts.tap(new Use("tap", function, Action1.class)));
  }

  /**
   * Looks at the value, which goes on unchanged.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> Pipe<I, T> tap(Action2<A, ? super T> function) {
    return nextPipe(Parts.tap(new Use("tap", function, Action2.class)));
  }

  /**
   * Looks at the value, which goes on unchanged.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B> Pipe<I, T> tap(Action3<A, B, ? super T> function) {
    return nextPipe(Parts.tap(new Use("tap", function, Action3.class)));
  }

  /**
   * Does something with the value, and ends.
   *
   * @param function does it
   * @return the end, to be built
   */
  @LowPriorityInOverloadResolution
  public End<I> end(Action1<? super T> function) {
    return nextEnd(Parts.end(new Use("end", function, Action1.class)));
  }

  /**
   * Does something with the value, and ends.
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
   * Does something with the value, and ends.
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
   * Gives the value to a handler, and ends.
   *
   * @param handler the handler
   * @return the end, to be built
   */
  public End<I> dispatch(Handler<? super T> handler) {
    return nextEnd(Parts.dispatch(handler));
  }

  /**
   * Asks about the value; the answer flows on.
   *
   * @param function says yes or no
   * @return what flows then: yes or no
   */
  @LowPriorityInOverloadResolution
  public BoolPipe<I> check(Check1<? super T> function) {
    return nextBool(Parts.check(new Use("check", function, Check1.class)));
  }

  /**
   * Asks about the value; the answer flows on.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function says yes or no
   * @param <A> the type of its first parameter
   * @return what flows then: yes or no
   */
  @LowPriorityInOverloadResolution
  public <A> BoolPipe<I> check(Check2<A, ? super T> function) {
    return nextBool(Parts.check(new Use("check", function, Check2.class)));
  }

  /**
   * Asks about the value; the answer flows on.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function says yes or no
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then: yes or no
   */
  @LowPriorityInOverloadResolution
  public <A, B> BoolPipe<I> check(Check3<A, B, ? super T> function) {
    return nextBool(Parts.check(new Use("check", function, Check3.class)));
  }

  /**
   * Goes one of two ways: exactly one arm runs, and what it gives flows on. Both must give the same
   * kind of stage.
   *
   * @param check says which way
   * @param yes the arm for yes
   * @param no the arm for no
   * @param <R> the kind of what flows on
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <R extends Stage<I, ?>> R route(
      Check1<? super T> check, Function<Pipe<I, T>, R> yes, Function<Pipe<I, T>, R> no) {
    return Routes.route(this, new Use("route", check, Check1.class), yes, no);
  }

  /**
   * Goes one of two ways: exactly one arm runs, and what it gives flows on. Both must give the same
   * kind of stage.
   *
   * <p>The check gets one resource first; a record of parameters counts as one.
   *
   * @param check says which way
   * @param yes the arm for yes
   * @param no the arm for no
   * @param <A> the type of its first parameter
   * @param <R> the kind of what flows on
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, R extends Stage<I, ?>> R route(
      Check2<A, ? super T> check, Function<Pipe<I, T>, R> yes, Function<Pipe<I, T>, R> no) {
    return Routes.route(this, new Use("route", check, Check2.class), yes, no);
  }

  /**
   * Runs an arm to its end, then goes on with the value unchanged.
   *
   * @param arm what runs beside
   * @return what flows then
   */
  public Pipe<I, T> tee(Function<Pipe<I, T>, End<I>> arm) {
    return beside(arm.apply(this));
  }

  /**
   * Forks: every arm gets the value, and all of them run, one after another, in the order in which
   * they are said.
   *
   * @return the fork, to say its arms to
   */
  public Fork0<I, T> fork() {
    return new Fork0<>(this);
  }

  /**
   * Opens a view: a small object made of the value once, for steps that serve many types of values.
   *
   * @param view makes the view
   * @param <V> the type of the view
   * @return the view, to say its steps to
   */
  @LowPriorityInOverloadResolution
  public <V> View<I, T, V> view(Step1<? super T, V> view) {
    return View.open(this, new Use("view", view, Step1.class));
  }

  /**
   * Opens a view: a small object made of the value once, for steps that serve many types of values.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param view makes the view
   * @param <A> the type of its first parameter
   * @param <V> the type of the view
   * @return the view, to say its steps to
   */
  @LowPriorityInOverloadResolution
  public <A, V> View<I, T, V> view(Step2<A, ? super T, V> view) {
    return View.open(this, new Use("view", view, Step2.class));
  }

  /**
   * Chooses one of many arms by a key.
   *
   * @param key takes the key of the value, once
   * @param <K> the type of the keys
   * @return the choice, to say its arms to
   */
  @LowPriorityInOverloadResolution
  public <K> Select<I, T, T, K> select(Step1<? super T, K> key) {
    return new Select<>(new Choice(this, new Use("select", key, Step1.class), null, List.of()));
  }

  /**
   * Chooses one of many arms by a key.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param key takes the key of the value, once
   * @param <A> the type of its first parameter
   * @param <K> the type of the keys
   * @return the choice, to say its arms to
   */
  @LowPriorityInOverloadResolution
  public <A, K> Select<I, T, T, K> select(Step2<A, ? super T, K> key) {
    return new Select<>(new Choice(this, new Use("select", key, Step2.class), null, List.of()));
  }

  /**
   * Chooses one of many arms by the class of the value.
   *
   * @return the choice, to say its arms to
   */
  public SelectType<I, T> selectType() {
    return new SelectType<>(new Choice(this, null, null, List.of()));
  }

  /**
   * Makes two values of the value, which the step after it takes as so many parameters.
   *
   * @param function makes them
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <A, B> Splat2<I, A, B> splat2(Step1<? super T, Tuple2<A, B>> function) {
    return new Splat2<>(then(function));
  }

  /**
   * Makes two values of the value, which the step after it takes as so many parameters.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes them
   * @param <R> the type of its first parameter
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <R, A, B> Splat2<I, A, B> splat2(Step2<R, ? super T, Tuple2<A, B>> function) {
    return new Splat2<>(then(function));
  }

  /**
   * Makes three values of the value, which the step after it takes as so many parameters.
   *
   * @param function makes them
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @param <C> the type of the third value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <A, B, C> Splat3<I, A, B, C> splat3(Step1<? super T, Tuple3<A, B, C>> function) {
    return new Splat3<>(then(function));
  }

  /**
   * Makes three values of the value, which the step after it takes as so many parameters.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes them
   * @param <R> the type of its first parameter
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @param <C> the type of the third value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <R, A, B, C> Splat3<I, A, B, C> splat3(Step2<R, ? super T, Tuple3<A, B, C>> function) {
    return new Splat3<>(then(function));
  }

  /**
   * Makes four values of the value, which the step after it takes as so many parameters.
   *
   * @param function makes them
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @param <C> the type of the third value
   * @param <D> the type of the fourth value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D> Splat4<I, A, B, C, D> splat4(Step1<? super T, Tuple4<A, B, C, D>> function) {
    return new Splat4<>(then(function));
  }

  /**
   * Makes four values of the value, which the step after it takes as so many parameters.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes them
   * @param <R> the type of its first parameter
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @param <C> the type of the third value
   * @param <D> the type of the fourth value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <R, A, B, C, D> Splat4<I, A, B, C, D> splat4(
      Step2<R, ? super T, Tuple4<A, B, C, D>> function) {
    return new Splat4<>(then(function));
  }

  /**
   * Makes five values of the value, which the step after it takes as so many parameters.
   *
   * @param function makes them
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @param <C> the type of the third value
   * @param <D> the type of the fourth value
   * @param <F> the type of the fifth value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <A, B, C, D, F> Splat5<I, A, B, C, D, F> splat5(
      Step1<? super T, Tuple5<A, B, C, D, F>> function) {
    return new Splat5<>(then(function));
  }

  /**
   * Makes five values of the value, which the step after it takes as so many parameters.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes them
   * @param <R> the type of its first parameter
   * @param <A> the type of the first value
   * @param <B> the type of the second value
   * @param <C> the type of the third value
   * @param <D> the type of the fourth value
   * @param <F> the type of the fifth value
   * @return what to say the next step to
   */
  @LowPriorityInOverloadResolution
  public <R, A, B, C, D, F> Splat5<I, A, B, C, D, F> splat5(
      Step2<R, ? super T, Tuple5<A, B, C, D, F>> function) {
    return new Splat5<>(then(function));
  }
}
