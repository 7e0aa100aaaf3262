package dev.headrace.flow;

import dev.headrace.function.Step1;
import dev.headrace.function.Step5;
import dev.headrace.function.Step6;
import dev.headrace.function.Step7;
import java.util.List;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * Five values that the next step takes as so many parameters.
 *
 * @param <I> the type of the events that the flow takes
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 * @param <D> the type of the fourth value
 * @param <F> the type of the fifth value
 */
public final class Splat5<I, A, B, C, D, F> {
  private static final Step1<Tuple5<?, ?, ?, ?, ?>, Object> FIRST = tuple -> tuple.first();
  private static final Step1<Tuple5<?, ?, ?, ?, ?>, Object> SECOND = tuple -> tuple.second();
  private static final Step1<Tuple5<?, ?, ?, ?, ?>, Object> THIRD = tuple -> tuple.third();
  private static final Step1<Tuple5<?, ?, ?, ?, ?>, Object> FOURTH = tuple -> tuple.fourth();
  private static final Step1<Tuple5<?, ?, ?, ?, ?>, Object> FIFTH = tuple -> tuple.fifth();
  private static final List<Step1<?, Object>> PARTS = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH);

  private final Pipe<I, Tuple5<A, B, C, D, F>> tuple;

  Splat5(Pipe<I, Tuple5<A, B, C, D, F>> tuple) {
    this.tuple = tuple;
  }

  /**
   * Makes a value of the values.
   *
   * @param function makes it
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> Pipe<I, U> then(
      Step5<? super A, ? super B, ? super C, ? super D, ? super F, ? extends U> function) {
    return tuple.nextPipe(Parts.splat(new Use("then", function, Step5.class), PARTS));
  }

  /**
   * Makes a value of the values.
   *
   * @param function makes it; it gets a resource, or a record of parameters, then the values
   * @param <R> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <R, U> Pipe<I, U> then(
      Step6<R, ? super A, ? super B, ? super C, ? super D, ? super F, ? extends U> function) {
    return tuple.nextPipe(Parts.splat(new Use("then", function, Step6.class), PARTS));
  }

  /**
   * Makes a value of the values.
   *
   * @param function makes it; it gets two resources, then the values
   * @param <R> the type of its first parameter
   * @param <S> the type of its second parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <R, S, U> Pipe<I, U> then(
      Step7<R, S, ? super A, ? super B, ? super C, ? super D, ? super F, ? extends U> function) {
    return tuple.nextPipe(Parts.splat(new Use("then", function, Step7.class), PARTS));
  }
}
