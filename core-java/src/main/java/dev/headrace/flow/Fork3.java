package dev.headrace.flow;

import dev.headrace.function.Step3;
import dev.headrace.function.Step4;
import java.util.List;
import java.util.function.Function;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A fork in the making, of whose arms three are said. Arms run in the order in which they are said,
 * all of them.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the forked value
 * @param <A1> the type of what the first arm gives
 * @param <A2> the type of what the second arm gives
 * @param <A3> the type of what the third arm gives
 */
public final class Fork3<
    I, T, A1 extends @Nullable Object, A2 extends @Nullable Object, A3 extends @Nullable Object> {
  private final Pipe<I, T> forked;
  private final List<Stage<I, ?>> arms;

  Fork3(Pipe<I, T> forked, List<Stage<I, ?>> arms) {
    this.forked = forked;
    this.arms = arms;
  }

  /**
   * Says an arm. What it gives may be absent; the merge gets null then.
   *
   * @param arm what is done with the forked value
   * @param <R> the type of what it gives
   * @return what to go on with
   */
  public <R extends @Nullable Object> Fork4<I, T, A1, A2, A3, R> arm(
      Function<Pipe<I, T>, ? extends Mergeable<I, R>> arm) {
    return new Fork4<>(forked, Arms.plus(arms, arm.apply(forked)));
  }

  /**
   * Makes one value of what the arms gave, once all of them have run.
   *
   * @param function makes it; it gets what the arms gave, in order
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> Pipe<I, U> merge(Step3<? super A1, ? super A2, ? super A3, ? extends U> function) {
    return Arms.merge(forked, arms, new Use("merge", function, Step3.class));
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
      Step4<R, ? super A1, ? super A2, ? super A3, ? extends U> function) {
    return Arms.merge(forked, arms, new Use("merge", function, Step4.class));
  }
}
