package dev.headrace.world;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A resource to read and to replace. Whoever reads it next sees what was set last, at once, in the
 * same event too. For the world's thread alone.
 *
 * @param <T> the type of the resource
 */
public final class ResMut<T> extends Res<T> {
  ResMut(Key<T> key, T value) {
    super(key, value);
  }

  /**
   * Replaces the resource.
   *
   * @param value the new one
   */
  public void set(T value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * Replaces the resource by what a function makes of it. If the function throws, nothing is
   * replaced.
   *
   * @param change makes the new one
   */
  public void update(UnaryOperator<T> change) {
    set(change.apply(value));
  }
}
