package dev.headrace.world;

import dev.headrace.BuildException;
import dev.headrace.HeadraceException;
import dev.headrace.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A world that is being built: resources are added, plugins and drivers installed, and handlers may
 * be wired to what is there so far. For one thread.
 *
 * <p>What is wrong is collected and thrown by {@link #build}, together. Closing a builder that was
 * never built closes its resources.
 */
public final class WorldBuilder extends Resources implements AutoCloseable {
  private final Store store = new Store();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Plugin> included = new HashSet<>();
  private String name = "world";
  private boolean built;

  WorldBuilder() {}

  @Override
  Store store() {
    return store;
  }

  /**
   * Gives the world a name for errors and reports.
   *
   * @param name the name
   * @return this builder
   */
  public WorldBuilder name(String name) {
    this.name = "world " + Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Adds a resource under its own class.
   *
   * @param resource the resource; not a number, a text, or a generic object such as a list, whose
   *     class says too little
   * @return this builder
   */
  @SuppressWarnings("unchecked") // an object is of its class's type
  public WorldBuilder add(Object resource) {
    Objects.requireNonNull(resource, "resource");
    return add((Class<Object>) resource.getClass(), resource);
  }

  /**
   * Adds a resource under a class or interface it has.
   *
   * @param type the class or interface
   * @param resource the resource
   * @param <T> the type of the resource
   * @return this builder
   */
  public <T> WorldBuilder add(Class<T> type, T resource) {
    return add(Key.of(type), resource);
  }

  /**
   * Adds a resource. The first of a key stays; another is a problem.
   *
   * @param key names it
   * @param resource the resource
   * @param <T> the type of the resource
   * @return this builder
   */
  public <T> WorldBuilder add(Key<T> key, T resource) {
    requireOpen();
    Objects.requireNonNull(resource, "resource");
    if (check(key) && !store.add(key, resource)) {
      problems.add(
          Problem.duplicate(
              name, key, "leave one out, or tell them apart: Key.of(…).qualified(\"…\")"));
    }
    return this;
  }

  /**
   * Adds a resource if there is none of its class. Otherwise it is not even made.
   *
   * @param type the class
   * @param resource makes it
   * @param <T> the type of the resource
   * @return this builder
   */
  public <T> WorldBuilder addIfAbsent(Class<T> type, Supplier<? extends T> resource) {
    return addIfAbsent(Key.of(type), resource);
  }

  /**
   * Adds a resource if there is none of its key. Otherwise it is not even made.
   *
   * @param key names it
   * @param resource makes it
   * @param <T> the type of the resource
   * @return this builder
   */
  public <T> WorldBuilder addIfAbsent(Key<T> key, Supplier<? extends T> resource) {
    requireOpen();
    return contains(key) ? this : add(key, resource.get());
  }

  /**
   * Shows a resource under another class or interface of it too, to be read only: part of a program
   * that is to see prices need not see the book.
   *
   * <pre>{@code
   * builder.add(new Book()).alias(Prices.class, Book.class);
   *
   * static void onOrder(Res<Prices> prices, Order order) { … }
   * }</pre>
   *
   * @param type what it is read as
   * @param original the class of the resource, which must be there already
   * @param <T> the type that it is read as
   * @return this builder
   */
  public <T> WorldBuilder alias(Class<T> type, Class<? extends T> original) {
    return alias(Key.of(type), Key.of(original));
  }

  /**
   * Shows a resource under another key too, to be read only. It shows what is put into the
   * original, and is the same resource: no function may name both, it is closed once and counts
   * once. An alias of an alias is one of the original.
   *
   * @param key what it is read as
   * @param original the key of the resource, which must be there already
   * @param <T> the type that it is read as
   * @return this builder
   */
  public <T> WorldBuilder alias(Key<T> key, Key<? extends T> original) {
    requireOpen();
    Res<? extends T> cell = cell(original);
    if (cell == null) {
      problems.add(Problem.missing(name, original, "add it before its alias " + key));
    } else if (check(key) && !store.alias(key, cell.original())) {
      problems.add(
          Problem.duplicate(
              name, key, "leave the alias out, or qualify it: Key.of(…).qualified(\"…\")"));
    }
    return this;
  }

  private boolean check(Key<?> key) {
    boolean saysTooLittle =
        key.qualifier() == null
            && key.type() instanceof Class<?> type
            && (Number.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == Character.class
                || (type.getModule() == Object.class.getModule() && isContainer(type)));
    if (saysTooLittle) {
      problems.add(
          new Problem(
              Problem.Kind.INVALID,
              name,
              key + " says too little: two parts could mean different things by it",
              "wrap it in a record of your own, qualify the key, or name its type arguments with a TypeRef"));
    }
    return !saysTooLittle;
  }

  private static boolean isContainer(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  /**
   * Includes what a plugin adds, now. One that {@code equals} a plugin included before is left out,
   * so that several may include what all of them need. (It is not called {@code install} beside the
   * one for drivers: a lambda would fit both.)
   *
   * @param plugin adds what belongs together
   * @return this builder
   */
  public WorldBuilder include(Plugin plugin) {
    requireOpen();
    if (included.add(plugin)) {
      plugin.addTo(this);
    }
    return this;
  }

  /**
   * Installs a source of events, now.
   *
   * @param installer adds its resources
   * @param <P> what the loop polls
   * @return what the installer gives
   */
  public <P> P install(Installer<P> installer) {
    requireOpen();
    return installer.installInto(this);
  }

  /**
   * Has every handler of the world check that it runs on the thread that ran the first, and throw
   * otherwise. It costs a field read and a comparison an event, and nothing where it is not asked
   * for. Handlers that were built before do not check, so say it first.
   *
   * @return this builder
   */
  public WorldBuilder confined() {
    requireOpen();
    store.confine();
    return this;
  }

  /**
   * Freezes the world: nothing can be added from now on. Handlers that were built before belong to
   * it.
   *
   * @return the world
   * @throws BuildException with everything that is wrong, all together. The builder is still open;
   *     what was refused is not in it, so that building again gives a world without it
   */
  public World build() {
    requireOpen();
    List<Problem> found = List.copyOf(problems);
    problems.clear();
    BuildException.throwIfAny(name, found);
    built = true;
    return new World(name, store);
  }

  private void requireOpen() {
    if (built) {
      throw new FrozenException(name);
    }
  }

  /**
   * Closes the resources of a builder that was never built, as {@link World#close} does. Does
   * nothing otherwise.
   */
  @Override
  public void close() {
    if (!built) {
      built = true;
      new World(name, store).close();
    }
  }

  /**
   * The name as text.
   *
   * @return the name, and that it is being built
   */
  @Override
  public String toString() {
    return name + " (being built)";
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class FrozenException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    FrozenException(String name) {
      super(name + " is frozen: it was built already", "add everything before build()", null);
    }
  }
}
