package dev.headrace.flow;

import dev.headrace.function.Step1;
import dev.headrace.function.Step2;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kotlin.internal.LowPriorityInOverloadResolution;

/**
 * A choice among arms by a key, in the making; no arm is said yet.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value that is chosen for
 * @param <P> the type of what the arms get
 * @param <K> the type of the keys
 */
public final class Select<I, T, P, K> {
  private final Choice choice;

  Select(Choice choice) {
    this.choice = choice;
  }

  /**
   * Gives the arms something made of the value, in place of the value itself. The arm for all other
   * keys still gets the value.
   *
   * @param function makes it, once a key has found its arm
   * @param <Q> the type of what is made
   * @return the choice, to be gone on with
   */
  @LowPriorityInOverloadResolution
  public <Q> Select<I, T, Q, K> project(Step1<? super T, Q> function) {
    return project(new Use("project", function, Step1.class));
  }

  /**
   * Gives the arms something made of the value, in place of the value itself. The arm for all other
   * keys still gets the value.
   *
   * <p>The function gets one resource first; a record of parameters counts as one.
   *
   * @param function makes it, once a key has found its arm
   * @param <A> the type of its first parameter
   * @param <Q> the type of what is made
   * @return the choice, to be gone on with
   */
  @LowPriorityInOverloadResolution
  public <A, Q> Select<I, T, Q, K> project(Step2<A, ? super T, Q> function) {
    return project(new Use("project", function, Step2.class));
  }

  private <Q> Select<I, T, Q, K> project(Use use) {
    return new Select<>(new Choice(choice.pipe(), choice.key(), use, List.of()));
  }

  /**
   * Says the arm for a key.
   *
   * @param key the key, such as an enum's constant or a text
   * @param arm what is done
   * @param <R> the kind of what flows on, the same for all arms
   * @return the choice, to be gone on with
   */
  public <R extends Stage<I, ?>> Selected<I, T, P, K, R> when(K key, Function<Pipe<I, P>, R> arm) {
    return when(Set.of(key), arm);
  }

  /**
   * Says the arm for several keys.
   *
   * @param keys the keys
   * @param arm what is done
   * @param <R> the kind of what flows on, the same for all arms
   * @return the choice, to be gone on with
   */
  public <R extends Stage<I, ?>> Selected<I, T, P, K, R> when(
      Collection<? extends K> keys, Function<Pipe<I, P>, R> arm) {
    return new Selected<>(Selected.plus(choice, keys, arm));
  }
}
