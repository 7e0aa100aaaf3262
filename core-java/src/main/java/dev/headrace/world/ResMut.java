package dev.headrace.world;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A resource to read and to replace. Whoever reads it next sees what was set last, at once, in the
 * same event too. For the world's thread alone.
 *
 * @param <T> the type of the resource
 */
public final class ResMut<T> extends Res<T> {
  /** The last of those that show this under other keys, each with the one before. */
  private @Nullable Alias<?> last;

  ResMut(Key<T> key, T value) {
    super(key, value);
  }

  /** Shows this resource under another key too. */
  static <S, T extends S> Alias<S> alias(Key<S> key, ResMut<T> original) {
    Alias<S> alias = new Alias<>(key, original, original.last);
    original.last = alias;
    return alias;
  }

  @Override
  ResMut<T> original() {
    return this;
  }

  /** The other keys of this resource, in the order in which they were said. */
  Collection<Key<?>> otherKeys() {
    Deque<Key<?>> keys = new ArrayDeque<>();
    for (Alias<?> alias = last; alias != null; alias = alias.earlier()) {
      keys.addFirst(alias.key());
    }
    return keys;
  }

  /**
   * Replaces the resource.
   *
   * @param value the new one
   */
  public void set(T value) {
    this.value = Objects.requireNonNull(value, "value");
    for (Alias<?> alias = last; alias != null; alias = alias.earlier()) {
      alias.show(value);
    }
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
