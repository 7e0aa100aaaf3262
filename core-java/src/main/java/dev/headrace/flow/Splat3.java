package dev.headrace.flow;

import dev.headrace.function.Step1;
import dev.headrace.function.Step3;
import dev.headrace.function.Step4;
import dev.headrace.function.Step5;
import java.util.List;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * Three values that the next step takes as so many parameters.
 *
 * @param <I> the type of the events that the flow takes
 * @param <A> the type of the first value
 * @param <B> the type of the second value
 * @param <C> the type of the third value
 */
public final class Splat3<I, A, B, C> {
  private static final Step1<Tuple3<?, ?, ?>, Object> FIRST = tuple -> tuple.first();
  private static final Step1<Tuple3<?, ?, ?>, Object> SECOND = tuple -> tuple.second();
  private static final Step1<Tuple3<?, ?, ?>, Object> THIRD = tuple -> tuple.third();
  private static final List<Step1<?, Object>> PARTS = List.of(FIRST, SECOND, THIRD);

  private final Pipe<I, Tuple3<A, B, C>> tuple;

  Splat3(Pipe<I, Tuple3<A, B, C>> tuple) {
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
  public <U> Pipe<I, U> then(Step3<? super A, ? super B, ? super C, ? extends U> function) {
    return tuple.nextPipe(Parts.splat(new Use("then", function, Step3.class), PARTS));
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
  public <R, U> Pipe<I, U> then(Step4<R, ? super A, ? super B, ? super C, ? extends U> function) {
    return tuple.nextPipe(Parts.splat(new Use("then", function, Step4.class), PARTS));
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
      Step5<R, S, ? super A, ? super B, ? super C, ? extends U> function) {
    return tuple.nextPipe(Parts.splat(new Use("then", function, Step5.class), PARTS));
  }
}
