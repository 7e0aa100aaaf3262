package dev.headrace.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A frozen store of typed resources, and what handlers are wired in. One thread runs its handlers,
 * and the user's {@code main} is the loop: nothing runs unless it is called.
 *
 * <p>A world may be built by one thread and handed to another, as any object may; from then on it
 * belongs to that one. A world {@linkplain WorldBuilder#confined confined} checks it.
 */
public final class World extends Resources implements AutoCloseable {
  private final String name;
  private final Store store;
  private boolean closed;

  World(String name, Store store) {
    this.name = name;
    this.store = store;
  }

  /**
   * Begins a world.
   *
   * @return its builder
   */
  public static WorldBuilder builder() {
    return new WorldBuilder();
  }

  @Override
  Store store() {
    return store;
  }

  /**
   * Runs a loop until the shutdown is triggered. It is asked before each turn; the turn that
   * triggers it is ended.
   *
   * @param turn one turn of the loop; what it throws reaches the caller, and the world stays usable
   */
  public void run(Runnable turn) {
    while (!shutdown().isTriggered()) {
      turn.run();
    }
  }

  /**
   * Gives a confined world away: the next thread that runs one of its handlers owns it. Where the
   * world is not confined, nothing happens.
   */
  public void handOff() {
    Confinement confinement = store.confinement();
    if (confinement != null) {
      confinement.handOff();
    }
  }

  /**
   * Closes every resource that can be closed, once each, the last that was added first. It is tried
   * for each, whatever others throw. Closing again does nothing.
   *
   * @throws WorldCloseException if closing failed for some; it names each, and its causes are
   *     theirs
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<ResMut<?>> cells = new ArrayList<>(store.cells().values());
    Collections.reverse(cells);
    Set<Object> done = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Key<?>, Throwable> failures = new LinkedHashMap<>();
    for (ResMut<?> cell : cells) {
      if (cell.get() instanceof AutoCloseable resource && done.add(resource)) {
        close(cell.key(), resource, failures);
      }
    }
    if (!failures.isEmpty()) {
      throw new WorldCloseException(name, failures);
    }
  }

  private static void close(Key<?> key, AutoCloseable resource, Map<Key<?>, Throwable> failures) {
    try {
      resource.close();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      failures.put(key, e);
    }
  }

  /**
   * Every resource with its value and its other keys, a line each, in the order in which they were
   * added.
   *
   * @return lines that end in a line feed
   */
  public String describe() {
    return store.cells().values().stream()
        .map(World::line)
        .collect(Collectors.joining("", name + "\n", ""));
  }

  private static String line(ResMut<?> cell) {
    Collection<Key<?>> others = cell.otherKeys();
    return "  " + cell + (others.isEmpty() ? "" : ", also read as " + others) + "\n";
  }

  /**
   * The name as text.
   *
   * @return the name and the number of resources
   */
  @Override
  public String toString() {
    return name + " (" + size() + (size() == 1 ? " resource)" : " resources)");
  }
}
