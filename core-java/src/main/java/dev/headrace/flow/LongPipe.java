package dev.headrace.flow;

import dev.headrace.function.LongAction1;
import dev.headrace.function.LongAction2;
import dev.headrace.function.LongCheck1;
import dev.headrace.function.LongCheck2;
import dev.headrace.function.LongStep1;
import dev.headrace.function.LongStep2;
import dev.headrace.function.LongToDouble1;
import dev.headrace.function.LongToDouble2;
import dev.headrace.function.LongToLong1;
import dev.headrace.function.LongToLong2;
import dev.headrace.internal.flow.Kind;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * A long that is always there, not boxed. An {@code int}, a {@code short}, a {@code byte} or a
 * {@code char} becomes a {@code long} by itself, where a function gives it.
 *
 * <p>What only values have is behind {@link #boxed()}.
 *
 * @param <I> the type of the events that the flow takes
 */
public final class LongPipe<I> extends Mergeable<I, Long> {
  LongPipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.Numeric(plan.variable(Kind.LONG));
  }

  @Override
  LongPipe<I> at(Trunk trunk, Node node) {
    return new LongPipe<>(trunk, node);
  }

  @Override
  public LongPipe<I> named(String name) {
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
  public <U> Pipe<I, U> then(LongStep1<? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, LongStep1.class), true));
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
  public <A, U> Pipe<I, U> then(LongStep2<A, ? extends U> function) {
    return nextPipe(Parts.then(new Use("then", function, LongStep2.class), true));
  }

  /**
   * Makes another long of the number.
   *
   * @param function makes the long
   * @return what flows then
   */
  public LongPipe<I> thenLong(LongToLong1 function) {
    return nextLong(Numbers.to(Kind.LONG, new Use("thenLong", function, LongToLong1.class)));
  }

  /**
   * Makes another long of the number.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the long
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> LongPipe<I> thenLong(LongToLong2<A> function) {
    return nextLong(Numbers.to(Kind.LONG, new Use("thenLong", function, LongToLong2.class)));
  }

  /**
   * Makes a double of the number.
   *
   * @param function makes the double
   * @return what flows then
   */
  public DoublePipe<I> thenDouble(LongToDouble1 function) {
    return nextDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, LongToDouble1.class)));
  }

  /**
   * Makes a double of the number.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the double
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> DoublePipe<I> thenDouble(LongToDouble2<A> function) {
    return nextDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, LongToDouble2.class)));
  }

  /**
   * Lets the number pass only where a check says yes; it is absent otherwise.
   *
   * @param function says whether it passes
   * @return what flows then
   */
  public MaybeLongPipe<I> guard(LongCheck1 function) {
    return nextMaybeLong(Numbers.guard(new Use("guard", function, LongCheck1.class)));
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
  public <A> MaybeLongPipe<I> guard(LongCheck2<A> function) {
    return nextMaybeLong(Numbers.guard(new Use("guard", function, LongCheck2.class)));
  }

  /**
   * Asks about the number; the answer flows on.
   *
   * @param function says yes or no
   * @return what flows then
   */
  public BoolPipe<I> check(LongCheck1 function) {
    return nextBool(Parts.check(new Use("check", function, LongCheck1.class)));
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
  public <A> BoolPipe<I> check(LongCheck2<A> function) {
    return nextBool(Parts.check(new Use("check", function, LongCheck2.class)));
  }

  /**
   * Looks at the number; it goes on unchanged.
   *
   * @param function looks at it
   * @return what flows then
   */
  public LongPipe<I> tap(LongAction1 function) {
    return nextLong(Parts.tap(new Use("tap", function, LongAction1.class)));
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
  public <A> LongPipe<I> tap(LongAction2<A> function) {
    return nextLong(Parts.tap(new Use("tap", function, LongAction2.class)));
  }

  /**
   * Does something with the number, and ends.
   *
   * @param function does it
   * @return the end, to be built
   */
  public End<I> end(LongAction1 function) {
    return nextEnd(Parts.end(new Use("end", function, LongAction1.class)));
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
  public <A> End<I> end(LongAction2<A> function) {
    return nextEnd(Parts.end(new Use("end", function, LongAction2.class)));
  }

  /**
   * The number in its box, for everything that takes a value.
   *
   * @return what flows then
   */
  public Pipe<I, Long> boxed() {
    return nextPipe(Numbers.boxed());
  }
}
