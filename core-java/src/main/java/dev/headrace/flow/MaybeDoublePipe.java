package dev.headrace.flow;

import dev.headrace.function.Action0;
import dev.headrace.function.Action1;
import dev.headrace.function.DoubleAction1;
import dev.headrace.function.DoubleAction2;
import dev.headrace.function.DoubleCheck1;
import dev.headrace.function.DoubleCheck2;
import dev.headrace.function.DoubleStep1;
import dev.headrace.function.DoubleStep2;
import dev.headrace.function.DoubleToDouble1;
import dev.headrace.function.DoubleToDouble2;
import dev.headrace.function.DoubleToLong1;
import dev.headrace.function.DoubleToLong2;
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Kind;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A double that may be absent, not boxed. A {@code float} becomes a {@code double} by itself, where
 * a function gives it.
 *
 * <p>What only values have is behind {@link #boxed()}.
 *
 * @param <I> the type of the events that the flow takes
 */
public final class MaybeDoublePipe<I> extends Mergeable<I, @Nullable Double> {
  MaybeDoublePipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.MaybeNumeric(plan.variable(Kind.DOUBLE), plan.flag());
  }

  @Override
  MaybeDoublePipe<I> at(Trunk trunk, Node node) {
    return new MaybeDoublePipe<>(trunk, node);
  }

  @Override
  public MaybeDoublePipe<I> named(String name) {
    name(name);
    return this;
  }

  /**
   * Makes a value of the number, where there is one.
   *
   * @param function makes the new value, not null
   * @param <U> the type of the new value
   * @return what flows then
   */
  public <U> MaybePipe<I, U> then(DoubleStep1<? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, DoubleStep1.class), true));
  }

  /**
   * Makes a value of the number, where there is one.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, not null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> MaybePipe<I, U> then(DoubleStep2<A, ? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, DoubleStep2.class), true));
  }

  /**
   * Makes a long of the number, where there is one.
   *
   * @param function makes the long
   * @return what flows then
   */
  public MaybeLongPipe<I> thenLong(DoubleToLong1 function) {
    return nextMaybeLong(Numbers.to(Kind.LONG, new Use("thenLong", function, DoubleToLong1.class)));
  }

  /**
   * Makes a long of the number, where there is one.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the long
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeLongPipe<I> thenLong(DoubleToLong2<A> function) {
    return nextMaybeLong(Numbers.to(Kind.LONG, new Use("thenLong", function, DoubleToLong2.class)));
  }

  /**
   * Makes another double of the number, where there is one.
   *
   * @param function makes the double
   * @return what flows then
   */
  public MaybeDoublePipe<I> thenDouble(DoubleToDouble1 function) {
    return nextMaybeDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, DoubleToDouble1.class)));
  }

  /**
   * Makes another double of the number, where there is one.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the double
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeDoublePipe<I> thenDouble(DoubleToDouble2<A> function) {
    return nextMaybeDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, DoubleToDouble2.class)));
  }

  /**
   * Lets the number pass only where a check says yes; it is absent otherwise.
   *
   * @param function says whether it passes
   * @return what flows then
   */
  public MaybeDoublePipe<I> guard(DoubleCheck1 function) {
    return nextMaybeDouble(Numbers.guard(new Use("guard", function, DoubleCheck1.class)));
  }

  /**
   * Lets the number pass only where a check says yes; it is absent otherwise.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function says whether it passes
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeDoublePipe<I> guard(DoubleCheck2<A> function) {
    return nextMaybeDouble(Numbers.guard(new Use("guard", function, DoubleCheck2.class)));
  }

  /**
   * Looks at the number, where there is one; it goes on unchanged.
   *
   * @param function looks at it
   * @return what flows then
   */
  public MaybeDoublePipe<I> tap(DoubleAction1 function) {
    return nextMaybeDouble(Parts.tap(new Use("tap", function, DoubleAction1.class)));
  }

  /**
   * Looks at the number, where there is one; it goes on unchanged.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeDoublePipe<I> tap(DoubleAction2<A> function) {
    return nextMaybeDouble(Parts.tap(new Use("tap", function, DoubleAction2.class)));
  }

  /**
   * Does something with the number, where there is one, and ends.
   *
   * @param function does it
   * @return the end, to be built
   */
  public End<I> end(DoubleAction1 function) {
    return nextEnd(Parts.end(new Use("end", function, DoubleAction1.class)));
  }

  /**
   * Does something with the number, where there is one, and ends.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @return the end, to be built
   */
  @LowPriorityInOverloadResolution
  public <A> End<I> end(DoubleAction2<A> function) {
    return nextEnd(Parts.end(new Use("end", function, DoubleAction2.class)));
  }

  /**
   * Ends: whether there is a number or not, nothing more is done.
   *
   * @return the end, to be built
   */
  public End<I> end() {
    return nextEnd((plan, in) -> new Flowing.Nothing());
  }

  /**
   * Does something where there is no number; there is none then either.
   *
   * @param function does it
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public MaybeDoublePipe<I> onAbsent(Action0 function) {
    return nextMaybeDouble(Parts.onAbsent(new Use("onAbsent", function, Action0.class)));
  }

  /**
   * Does something where there is no number; there is none then either.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeDoublePipe<I> onAbsent(Action1<A> function) {
    return nextMaybeDouble(Parts.onAbsent(new Use("onAbsent", function, Action1.class)));
  }

  /**
   * Puts a number in the place of an absent one.
   *
   * @param fallback the number
   * @return what flows then: a number that is always there
   */
  public DoublePipe<I> orElse(double fallback) {
    return nextDouble(Numbers.orElse(new Constant(fallback, Kind.DOUBLE)));
  }

  /**
   * The number in its box, for everything that takes a value.
   *
   * @return what flows then
   */
  public MaybePipe<I, Double> boxed() {
    return nextMaybe(Numbers.boxed());
  }
}
