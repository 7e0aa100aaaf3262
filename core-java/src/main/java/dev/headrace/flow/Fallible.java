package dev.headrace.flow;

import dev.headrace.function.Action1;
import dev.headrace.function.Action2;
import dev.headrace.function.Action3;
import dev.headrace.function.Check1;
import dev.headrace.function.Check2;
import dev.headrace.function.Check3;
import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import dev.headrace.function.Step3;
import kotlin.internal.LowPriorityInOverloadResolution;
import org.jspecify.annotations.Nullable;

/**
 * A stage at which an error may stand in the place of the value: what ends the error, and what may
 * make the value absent.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value
 * @param <E> the type of the error
 */
public abstract sealed class Fallible<I, T, E> extends Stage<I, T>
    permits ResultPipe, MaybeResultPipe {
  Fallible(Trunk trunk, Node node) {
    super(trunk, node);
  }

  /**
   * Lets the value pass only where a check says yes; it is absent otherwise. Where there is an
   * error, it stays.
   *
   * @param function says whether it passes
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public MaybeResultPipe<I, T, E> guard(Check1<? super T> function) {
    return nextMaybeResult(Parts.guard(new Use("guard", function, Check1.class)));
  }

  /**
   * Lets the value pass only where a check says yes; it is absent otherwise. Where there is an
   * error, it stays.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function says whether it passes
   * @param <A> the type of its first parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A> MaybeResultPipe<I, T, E> guard(Check2<A, ? super T> function) {
    return nextMaybeResult(Parts.guard(new Use("guard", function, Check2.class)));
  }

  /**
   * Lets the value pass only where a check says yes; it is absent otherwise. Where there is an
   * error, it stays.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function says whether it passes
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, B> MaybeResultPipe<I, T, E> guard(Check3<A, B, ? super T> function) {
    return nextMaybeResult(Parts.guard(new Use("guard", function, Check3.class)));
  }

  /**
   * Makes a new value of the value, or none: null means absent. Where there is an error, it stays.
   *
   * @param function makes the new value, or null
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <U> MaybeResultPipe<I, U, E> thenNullable(
      Step1<? super T, ? extends @Nullable U> function) {
    return nextMaybeResult(Parts.then(new Use("thenNullable", function, Step1.class), false));
  }

  /**
   * Makes a new value of the value, or none: null means absent. Where there is an error, it stays.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes the new value, or null
   * @param <A> the type of its first parameter
   * @param <U> the type of the new value
   * @return what flows then
   */
  @LowPriorityInOverloadResolution
  public <A, U> MaybeResultPipe<I, U, E> thenNullable(
      Step2<A, ? super T, ? extends @Nullable U> function) {
    return nextMaybeResult(Parts.then(new Use("thenNullable", function, Step2.class), false));
  }

  /**
   * Makes a new value of the value, or none: null means absent. Where there is an error, it stays.
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
  public <A, B, U> MaybeResultPipe<I, U, E> thenNullable(
      Step3<A, B, ? super T, ? extends @Nullable U> function) {
    return nextMaybeResult(Parts.then(new Use("thenNullable", function, Step3.class), false));
  }

  /**
   * Does something with the error, which ends there: the value is absent then.
   *
   * @param function does it
   * @return what flows then: the value, or none
   */
  @LowPriorityInOverloadResolution
  public MaybePipe<I, T> onError(Action1<? super E> function) {
    return nextMaybe(FallibleParts.onError(new Use("onError", function, Action1.class)));
  }

  /**
   * Does something with the error, which ends there: the value is absent then.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @return what flows then: the value, or none
   */
  @LowPriorityInOverloadResolution
  public <A> MaybePipe<I, T> onError(Action2<A, ? super E> function) {
    return nextMaybe(FallibleParts.onError(new Use("onError", function, Action2.class)));
  }

  /**
   * Does something with the error, which ends there: the value is absent then.
   *
   * <p>The function gets two resources first; one that needs more takes a record of them.
   *
   * @param function does it
   * @param <A> the type of its first parameter
   * @param <B> the type of its second parameter
   * @return what flows then: the value, or none
   */
  @LowPriorityInOverloadResolution
  public <A, B> MaybePipe<I, T> onError(Action3<A, B, ? super E> function) {
    return nextMaybe(FallibleParts.onError(new Use("onError", function, Action3.class)));
  }

  /**
   * Drops the error: the value is absent then.
   *
   * @return what flows then
   */
  public MaybePipe<I, T> ok() {
    return nextMaybe(FallibleParts.onError(null));
  }
}
