package dev.headrace.flow;

import java.util.function.Function;

/**
 * A choice among arms by the class of the value, in the making; no arm is said yet.
 *
 * @param <I> the type of the events that the flow takes
 * @param <T> the type of the value that is chosen for
 */
public final class SelectType<I, T> {
  private final Choice choice;

  SelectType(Choice choice) {
    this.choice = choice;
  }

  /**
   * Says the arm for a class and its subclasses.
   *
   * @param type the class
   * @param arm what is done
   * @param <S> the type of what the arm gets
   * @param <R> the kind of what flows on, the same for all arms
   * @return the choice, to be gone on with
   */
  public <S extends T, R extends Stage<I, ?>> SelectedType<I, T, R> when(
      Class<S> type, Function<Pipe<I, S>, R> arm) {
    return new SelectedType<>(SelectedType.plus(choice, type, arm));
  }
}
