package dev.headrace.world;

/**
 * A resource to read. It is resolved when a handler is built: getting costs one field read. Under
 * an alias it shows the same resource.
 *
 * <p>Reading is what the handler promises, and what graphs show; nothing keeps a mutable resource
 * from being changed through it. For the world's thread alone.
 *
 * @param <T> the type of the resource
 */
public abstract sealed class Res<T> permits ResMut, Alias {
  private final Key<T> key;

  /** Plain: a world belongs to one thread. */
  T value;

  Res(Key<T> key, T value) {
    this.key = key;
    this.value = value;
  }

  /** The resource's one cell: this, or what this is an alias of. */
  abstract ResMut<? extends T> original();

  /**
   * The resource as it is now.
   *
   * @return the resource
   */
  public final T get() {
    return value;
  }

  /**
   * What names the resource.
   *
   * @return its key
   */
  public final Key<T> key() {
    return key;
  }

  /**
   * The resource's key and value as text.
   *
   * @return such as {@code Limits = Limits[max=100]}
   */
  @Override
  public final String toString() {
    return key + " = " + value;
  }
}
