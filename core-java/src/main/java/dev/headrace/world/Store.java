package dev.headrace.world;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a builder fills and its world goes on with, in the order in which they were added.
 */
final class Store {
  private final Map<Key<?>, ResMut<?>> cells = new LinkedHashMap<>();
  private final Map<Key<?>, Alias<?>> aliases = new LinkedHashMap<>();

  /** What is found by a plain class, so that no key is made to look it up. */
  private final IdentityHashMap<Class<?>, Res<?>> byClass = new IdentityHashMap<>();

  final Sequence sequence = new Sequence();
  final Shutdown shutdown = new Shutdown();
  private @Nullable Confinement confinement;

  /** Adds a cell; false if the key has one already, which stays as it is. */
  <T> boolean add(Key<T> key, T value) {
    if (cell(key) != null) {
      return false;
    }
    ResMut<T> cell = new ResMut<>(key, value);
    cells.put(key, cell);
    addByClass(cell);
    return true;
  }

  /** Shows a cell under another key; false if the key has one already, which stays as it is. */
  <T> boolean alias(Key<T> key, ResMut<? extends T> original) {
    if (cell(key) != null) {
      return false;
    }
    Alias<T> alias = ResMut.alias(key, original);
    aliases.put(key, alias);
    addByClass(alias);
    return true;
  }

  private void addByClass(Res<?> cell) {
    Key<?> key = cell.key();
    if (key.qualifier() == null && key.type() instanceof Class<?> type) {
      byClass.put(type, cell);
    }
  }

  /** What is read under a key, or null. */
  @SuppressWarnings("unchecked") // it is stored under the key it was made with
  <T> @Nullable Res<T> cell(Key<T> key) {
    ResMut<?> cell = cells.get(key);
    return (Res<T>) (cell == null ? aliases.get(key) : cell);
  }

  /** What is read under the key of a class, or null; also null for that of a primitive. */
  @SuppressWarnings("unchecked") // it is stored under the class of its key
  <T> @Nullable Res<T> cell(Class<T> type) {
    return (Res<T>) byClass.get(type);
  }

  /** Every key that something can be read under, those of cells first. */
  Set<Key<?>> keys() {
    Set<Key<?>> keys = new LinkedHashSet<>(cells.keySet());
    keys.addAll(aliases.keySet());
    return keys;
  }

  /** The cells without their aliases. */
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
