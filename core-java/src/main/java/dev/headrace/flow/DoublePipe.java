package dev.headrace.flow;

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
import dev.headrace.internal.flow.Kind;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * A double that is always there, not boxed. A {@code float} becomes a {@code double} by itself,
 * where a function gives it.
 *
 * <p>What only values have is behind {@link #boxed()}.
 *
 * @param <I> the type of the events that the flow takes
 */
public final class DoublePipe<I> extends Mergeable<I, Double> {
  DoublePipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Numeric(plan.variable(Kind.DOUBLE));
  }

  @Override
  DoublePipe<I> at(Trunk trunk, Node node) {
    return new DoublePipe<>(trunk, node);
  }

  @Override
  public DoublePipe<I> named(String name) {
    name(name);
    return this;
  }

  /**
   * Makes a value of the number.
   *
   * @param function makes the new value, not null
   * @param <U> the type of the new value
   * @return what flows then
   */
  public <U> Pipe<I, U> then(DoubleStep1<? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, DoubleStep1.class), true));
  }

  /**
   * Makes a value of the number.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, not null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> Pipe<I, U> then(DoubleStep2<A, ? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, DoubleStep2.class), true));
  }

  /**
   * Makes a long of the number.
   *
   * @param function makes the long
   * @return what flows then
   */
  public LongPipe<I> thenLong(DoubleToLong1 function) {
    return nextLong(Numbers.to(Kind.LONG, new Use("thenLong", function, DoubleToLong1.class)));
  }

  /**
   * Makes a long of the number.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the long
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> LongPipe<I> thenLong(DoubleToLong2<A> function) {
    return nextLong(Numbers.to(Kind.LONG, new Use("thenLong", function, DoubleToLong2.class)));
  }

  /**
   * Makes another double of the number.
   *
   * @param function makes the double
   * @return what flows then
   */
  public DoublePipe<I> thenDouble(DoubleToDouble1 function) {
    return nextDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, DoubleToDouble1.class)));
  }

  /**
   * Makes another double of the number.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the double
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> DoublePipe<I> thenDouble(DoubleToDouble2<A> function) {
    return nextDouble(
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
   * Asks about the number; the answer flows on.
   *
   * @param function says yes or no
   * @return what flows then
   */
  public BoolPipe<I> check(DoubleCheck1 function) {
    return nextBool(Parts.check(new Use("check", function, DoubleCheck1.class)));
  }

  /**
   * Asks about the number; the answer flows on.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function says yes or no
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> BoolPipe<I> check(DoubleCheck2<A> function) {
    return nextBool(Parts.check(new Use("check", function, DoubleCheck2.class)));
  }

  /**
   * Looks at the number; it goes on unchanged.
   *
   * @param function looks at it
   * @return what flows then
   */
  public DoublePipe<I> tap(DoubleAction1 function) {
    return nextDouble(Parts.tap(new Use("tap", function, DoubleAction1.class)));
  }

  /**
   * Looks at the number; it goes on unchanged.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function looks at it
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> DoublePipe<I> tap(DoubleAction2<A> function) {
    return nextDouble(Parts.tap(new Use("tap", function, DoubleAction2.class)));
  }

  /**
   * Does something with the number, and ends.
   *
   * @param function does it
   * @return the end, to be built
   */
  public End<I> end(DoubleAction1 function) {
    return nextEnd(Parts.end(new Use("end", function, DoubleAction1.class)));
  }

  /**
   * Does something with the number, and ends.
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
   * The number in its box, for everything that takes a value.
   *
   * @return what flows then
   */
  public Pipe<I, Double> boxed() {
    return nextPipe(Numbers.boxed());
  }
}
