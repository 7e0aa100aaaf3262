package dev.headrace.world;

/** Adds what belongs together to a world that is being built. */
@FunctionalInterface
public interface Plugin {

  /**
   * Adds resources, and includes other plugins where it needs them.
   *
   * @param builder the world being built
   */
  void addTo(WorldBuilder builder);
}
