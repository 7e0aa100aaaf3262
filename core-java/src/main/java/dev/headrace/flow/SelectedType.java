package dev.headrace.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A choice among arms by the class of the value, in the making; some arms are said. The first whose
 * class the value has runs, and no other.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value that is chosen for
 * @param <R> the kind of what flows on
 */
public final class SelectedType<I, T, R extends Stage<I, ?>> {
  private final Choice choice;

  SelectedType(Choice choice) {
    this.choice = choice;
  }

  static <I, S> Choice plus(
      Choice choice, Class<S> type, Function<Pipe<I, S>, ? extends Stage<I, ?>> arm) {
    return choice.plus(Set.of(type), type::isInstance, arm);
  }

  /**
   * Says the arm for a class and its subclasses.
   *
   * @param type the class
   * @param arm what is done
   * @param <S> the type of what the arm gets
   * @return the choice, to be gone on with
   */
  public <S extends T> SelectedType<I, T, R> when(Class<S> type, Function<Pipe<I, S>, R> arm) {
    return new SelectedType<>(plus(choice, type, arm));
  }

  /**
   * Says the arm for all other values, and ends the choice.
   *
   * @param arm what is done
   * @return what flows then
   */
  @SuppressWarnings("unchecked") // of the kind that all arms are of
  public R otherwise(Function<Pipe<I, T>, R> arm) {
    return (R) choice.otherwise(arm);
  }

  /**
   * Ends the choice without an arm for other values. That every class a sealed type permits has an
   * arm is checked when the flow is built.
   *
   * @param sealed the sealed type of the values
   * @return what flows then
   */
  @SuppressWarnings("unchecked")
  public R exhaustive(Class<T> sealed) {
    List<String> left = new ArrayList<>();
    collectMissing(sealed, choice.said(), left);
    return (R) choice.exhaustive(left);
  }

  /** A class is covered by its own arm, or by arms for all that it permits. */
  private static void collectMissing(Class<?> type, Set<Object> said, List<String> left) {
    if (said.contains(type)) {
      return;
    }
    if (!type.isSealed()) {
      left.add(type.getSimpleName());
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collectMissing(permitted, said, left);
    }
  }
}
