package dev.headrace.world;

/**
 * Adds a source of events to a world that is being built, and gives back what the loop polls.
 *
 * @param <P> what the loop polls
 */
@FunctionalInterface
public interface Installer<P> {

  /**
   * Adds resources; gives what is polled.
   *
   * @param builder the world being built
   * @return what the loop polls
   */
  P installInto(WorldBuilder builder);
}
