package dev.headrace.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a builder fills and its world goes on with, in the order in which they were added.
 */
final class Store {
  private final Map<Key<?>, ResMut<?>> cells = new LinkedHashMap<>();
  final Sequence sequence = new Sequence();
  final Shutdown shutdown = new Shutdown();
  private @Nullable Confinement confinement;

  /** Adds a cell; false if the key has one already, which stays as it is. */
  <T> boolean add(Key<T> key, T value) {
    return cells.putIfAbsent(key, new ResMut<>(key, value)) == null;
  }

  /** The cell of a key, or null. */
  @SuppressWarnings("unchecked") // a cell is stored under the key it was made with
  <T> @Nullable ResMut<T> cell(Key<T> key) {
    return (ResMut<T>) cells.get(key);
  }

  Map<Key<?>, ResMut<?>> cells() {
    return cells;
  }

  /** The check that every handler begins with, or null where there is none. */
  @Nullable Confinement confinement() {
    return confinement;
  }

  void confine() {
    if (confinement == null) {
      confinement = new Confinement();
    }
  }
}
