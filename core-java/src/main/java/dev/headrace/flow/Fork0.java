package dev.headrace.flow;

import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import java.util.List;
import java.util.function.Function;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A fork in the making, of whose arms none is said yet. Arms run in the order in which they are
 * said, all of them.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the forked value
 */
public final class Fork0<I, T> {
  private final Pipe<I, T> forked;

  Fork0(Pipe<I, T> forked) {
    this.forked = forked;
  }

  /**
   * Says an arm. What it gives may be absent; the merge gets null then.
   *
   * @param arm what is done with the forked value
   * @param <R> the type of what it gives
   * @return what to go on with
   */
  public <R extends @Nullable Object> Fork1<I, T, R> arm(
      Function<Pipe<I, T>, ? extends Mergeable<I, R>> arm) {
    return new Fork1<>(forked, List.of(arm.apply(forked)));
  }

  /**
   * Makes one value of what any number of arms gave, once all of them have run.
   *
   * @param arms what is done with the forked value
   * @param function makes it; it gets a new list of what the arms gave, in order
   * @param <R> the type of what they give
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <R, U> Pipe<I, U> mergeAll(
      List<Function<Pipe<I, T>, Pipe<I, R>>> arms, Step1<? super List<R>, ? extends U> function) {
    return Arms.mergeAll(forked, stages(arms), new Use("mergeAll", function, Step1.class));
  }

  /**
   * Makes one value of what any number of arms gave, once all of them have run.
   *
   * @param arms what is done with the forked value
   * @param function makes it; it gets a resource, or a record of parameters, then a new list of
   *     what the arms gave, in order
   * @param <A> the type of its first parameter
   * @param <R> the type of what they give
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, R, U> Pipe<I, U> mergeAll(
      List<Function<Pipe<I, T>, Pipe<I, R>>> arms,
      Step2<A, ? super List<R>, ? extends U> function) {
    return Arms.mergeAll(forked, stages(arms), new Use("mergeAll", function, Step2.class));
  }

  private <S extends Stage<I, ?>> List<Stage<I, ?>> stages(List<Function<Pipe<I, T>, S>> arms) {
    return arms.stream().<Stage<I, ?>>map(arm -> arm.apply(forked)).toList();
  }

  /**
   * Runs two arms that each come to an end, one after the other.
   *
   * @param first what is done first with the forked value
   * @param second what is done then
   * @return the end, to be built
   */
  public End<I> join(Function<Pipe<I, T>, End<I>> first, Function<Pipe<I, T>, End<I>> second) {
    return join(List.of(first, second));
  }

  /**
   * Runs arms that each come to an end, one after another.
   *
   * @param arms what is done with the forked value
   * @return the end, to be built
   */
  public End<I> join(List<Function<Pipe<I, T>, End<I>>> arms) {
    return Arms.join(forked, stages(arms));
  }
}
