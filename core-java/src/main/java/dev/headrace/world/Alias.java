package dev.headrace.world;

import org.jspecify.annotations.Nullable;

/**
 * A resource under another key, to be read only. It has the value itself, so that reading it costs
 * what reading any resource does; the original keeps it in step.
 *
 * @param <T> the type that the resource is read as
 */
final class Alias<T> extends Res<T> {
  private final ResMut<? extends T> original;
  private final @Nullable Alias<?> earlier;

  Alias(Key<T> key, ResMut<? extends T> original, @Nullable Alias<?> earlier) {
    super(key, original.value);
    this.original = original;
    this.earlier = earlier;
  }

  @Override
  ResMut<? extends T> original() {
    return original;
  }

  /** The alias that the original had before this one. */
  @Nullable Alias<?> earlier() {
    return earlier;
  }

  /** Shows a new value of the original. */
  @SuppressWarnings("unchecked") // the original's type is a subtype of this one's
  void show(Object shown) {
    value = (T) shown;
  }

  /** Why it is not written. */
  String refusal() {
    return key() + " is an alias of " + original.key() + ", which is only read through it";
  }

  /** What to do where it was to be written. */
  String fix() {
    return "read it, or write " + original.key() + " itself";
  }
}
