package dev.headrace.flow;

import dev.headrace.function.Step8;
import dev.headrace.function.Step9;
import java.util.List;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A fork in the making, of whose arms eight are said. Arms run in the order in which they are said,
 * all of them.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the forked value
 * @param <A1> the type of what the first arm gives
 * @param <A2> the type of what the second arm gives
 * @param <A3> the type of what the third arm gives
 * @param <A4> the type of what the fourth arm gives
 * @param <A5> the type of what the fifth arm gives
 * @param <A6> the type of what the sixth arm gives
 * @param <A7> the type of what the seventh arm gives
 * @param <A8> the type of what the eighth arm gives
 */
public final class Fork8<
    I,
    T,
    A1 extends @Nullable Object,
    A2 extends @Nullable Object,
    A3 extends @Nullable Object,
    A4 extends @Nullable Object,
    A5 extends @Nullable Object,
    A6 extends @Nullable Object,
    A7 extends @Nullable Object,
    A8 extends @Nullable Object> {
  private final Pipe<I, T> forked;
  private final List<Stage<I, ?>> arms;

  Fork8(Pipe<I, T> forked, List<Stage<I, ?>> arms) {
    this.forked = forked;
    this.arms = arms;
  }

  /**
   * Makes one value of what the arms gave, once all of them have run.
   *
   * @param function makes it; it gets what the arms gave, in order
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> Pipe<I, U> merge(
      Step8<
              ? super A1,
              ? super A2,
              ? super A3,
              ? super A4,
              ? super A5,
              ? super A6,
              ? super A7,
              ? super A8,
              ? extends U>
          function) {
    return Arms.merge(forked, arms, new Use("merge", function, Step8.class));
  }

  /**
   * Makes one value of what the arms gave, once all of them have run.
   *
   * @param function makes it; it gets a resource, or a record of parameters, then what the arms
   *     gave, in order
   * @param <R> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <R, U> Pipe<I, U> merge(
      Step9<
              R,
              ? super A1,
              ? super A2,
              ? super A3,
              ? super A4,
              ? super A5,
              ? super A6,
              ? super A7,
              ? super A8,
              ? extends U>
          function) {
    return Arms.merge(forked, arms, new Use("merge", function, Step9.class));
  }
}
