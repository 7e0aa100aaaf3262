package dev.headrace.world;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * State of one handler, or of one step of a flow: it lives as long as that does and is seen by no
 * other. Two handlers built from one function have two. For the world's thread alone.
 *
 * @param <T> the type of the state
 */
public final class Local<T> {
  private T value;

  /**
   * Makes a local.
   *
   * @param value what it holds at first
   */
  public Local(T value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * The state as it is now.
   *
   * @return the state
   */
  public T get() {
    return value;
  }

  /**
   * Replaces the state.
   *
   * @param value the new one
   */
  public void set(T value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * Replaces the state by what a function makes of it. If the function throws, nothing is replaced.
   *
   * @param change makes the new one
   */
  public void update(UnaryOperator<T> change) {
    set(change.apply(value));
  }

  /**
   * The state as text.
   *
   * @return what it holds
   */
  @Override
  public String toString() {
    return "local " + value;
  }
}
