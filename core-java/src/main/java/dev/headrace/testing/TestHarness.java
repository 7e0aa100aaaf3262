package dev.headrace.testing;

import dev.headrace.Handler;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;

/**
 * A world in a test. Each event that is dispatched through it advances the world's sequence, as a
 * driver would.
 *
 * <p>Closing the harness closes the world. For one thread.
 */
public final class TestHarness implements AutoCloseable {
  private final World world;

  private TestHarness(World world) {
    this.world = world;
  }

  /**
   * Builds a world for a test.
   *
   * @param builder what it is built from
   * @return the harness
   * @throws dev.headrace.BuildException if the world can't be built
   */
  public static TestHarness of(WorldBuilder builder) {
    return new TestHarness(builder.build());
  }

  /**
   * The world, to build handlers with and to look into.
   *
   * @return the world
   */
  public World world() {
    return world;
  }

  /**
   * Advances the sequence by one, then runs the handler for the event.
   *
   * @param handler what is tested
   * @param event the event
   * @param <E> the type of the event
   */
  public <E> void dispatch(Handler<? super E> handler, E event) {
    world.sequence().advance();
    handler.run(event);
  }

  /**
   * Dispatches events one after another. If one fails, those after it are not dispatched.
   *
   * @param handler what is tested
   * @param events the events in order
   * @param <E> the type of the events
   */
  public <E> void dispatchAll(Handler<? super E> handler, Iterable<? extends E> events) {
    for (E event : events) {
      dispatch(handler, event);
    }
  }

  /** Closes the world. */
  @Override
  public void close() {
    world.close();
  }
}
