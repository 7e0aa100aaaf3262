package dev.headrace.world;

/**
 * Adds what belongs together to a world that is being built.
 *
 * <p>A plugin that needs others includes them itself. A world includes a plugin once, and those
 * that are equal are one: make it a record, of its settings if it has any.
 *
 * <p>Plugins that are found and not named are the business of {@link java.util.ServiceLoader}:
 * {@code ServiceLoader.load(Plugin.class).forEach(builder::include)}, in a module that says that it
 * uses them.
 */
@FunctionalInterface
public interface Plugin {

  /**
   * Adds resources, and includes other plugins where it needs them.
   *
   * @param builder the world being built
   */
  void addTo(WorldBuilder builder);
}
