package dev.headrace.flow;

import dev.headrace.function.Action0;
import dev.headrace.function.Action1;
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
import dev.headrace.internal.flow.Constant;
import dev.headrace.internal.flow.Kind;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A long that may be absent, not boxed. An {@code int}, a {@code short}, a {@code byte} or a {@code
 * char} becomes a {@code long} by itself, where a function gives it.
 *
 * <p>What only values have is behind {@link #boxed()}.
 *
 * @param <I> the type of the events that the flow takes
 */
public final class MaybeLongPipe<I> extends Mergeable<I, @Nullable Long> {
  MaybeLongPipe(Trunk trunk, Node node) {
    super(trunk, node);
  }

  @Override
  Flowing fresh(Lowering plan) {
    return new Flowing.MaybeNumeric(plan.variable(Kind.LONG), plan.flag());
  }

  @Override
  MaybeLongPipe<I> at(Trunk trunk, Node node) {
    return new MaybeLongPipe<>(trunk, node);
  }

  @Override
  public MaybeLongPipe<I> named(String name) {
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
  public <U> MaybePipe<I, U> then(LongStep1<? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, LongStep1.class), true));
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
  public <A, U> MaybePipe<I, U> then(LongStep2<A, ? extends U> function) {
    return nextMaybe(Parts.then(new Use("then", function, LongStep2.class), true));
  }

  /**
   * Makes another long of the number, where there is one.
   *
   * @param function makes the long
   * @return what flows then
   */
  public MaybeLongPipe<I> thenLong(LongToLong1 function) {
    return nextMaybeLong(Numbers.to(Kind.LONG, new Use("thenLong", function, LongToLong1.class)));
  }

  /**
   * Makes another long of the number, where there is one.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the long
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeLongPipe<I> thenLong(LongToLong2<A> function) {
    return nextMaybeLong(Numbers.to(Kind.LONG, new Use("thenLong", function, LongToLong2.class)));
  }

  /**
   * Makes a double of the number, where there is one.
   *
   * @param function makes the double
   * @return what flows then
   */
  public MaybeDoublePipe<I> thenDouble(LongToDouble1 function) {
    return nextMaybeDouble(
        Numbers.to(Kind.DOUBLE, new Use("thenDouble", function, LongToDouble1.class)));
  }

  /**
   * Makes a double of the number, where there is one.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the double
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeDoublePipe<I> thenDouble(LongToDouble2<A> function) {
    return nextMaybeDouble(
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
   * Looks at the number, where there is one; it goes on unchanged.
   *
   * @param function looks at it
   * @return what flows then
   */
  public MaybeLongPipe<I> tap(LongAction1 function) {
    return nextMaybeLong(Parts.tap(new Use("tap", function, LongAction1.class)));
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
  public <A> MaybeLongPipe<I> tap(LongAction2<A> function) {
    return nextMaybeLong(Parts.tap(new Use("tap", function, LongAction2.class)));
  }

  /**
   * Does something with the number, where there is one, and ends.
   *
   * @param function does it
   * @return the end, to be built
   */
  public End<I> end(LongAction1 function) {
    return nextEnd(Parts.end(new Use("end", function, LongAction1.class)));
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
  public <A> End<I> end(LongAction2<A> function) {
    return nextEnd(Parts.end(new Use("end", function, LongAction2.class)));
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
  public MaybeLongPipe<I> onAbsent(Action0 function) {
    return nextMaybeLong(Parts.onAbsent(new Use("onAbsent", function, Action0.class)));
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
  public <A> MaybeLongPipe<I> onAbsent(Action1<A> function) {
    return nextMaybeLong(Parts.onAbsent(new Use("onAbsent", function, Action1.class)));
  }

  /**
   * Puts a number in the place of an absent one.
   *
   * @param fallback the number
   * @return what flows then: a number that is always there
   */
  public LongPipe<I> orElse(long fallback) {
    return nextLong(Numbers.orElse(new Constant(fallback, Kind.LONG)));
  }

  /**
   * The number in its box, for everything that takes a value.
   *
   * @return what flows then
   */
  public MaybePipe<I, Long> boxed() {
    return nextMaybe(Numbers.boxed());
  }
}
