package dev.headrace.lifecycle;

/**
 * What hears how a container and its providers are getting on. It is told in order, after the
 * event, on a thread of its own: what it throws is logged, and how long it takes delays nobody but
 * other listeners.
 */
public interface ContainerListener {

  /**
   * The container's state has changed.
   *
   * @param from what it was
   * @param to what it is
   */
  default void containerChanged(ContainerState from, ContainerState to) {}

  /**
   * A provider's state has changed.
   *
   * @param provider its name
   * @param from what it was
   * @param to what it is
   */
  default void providerChanged(String provider, ProviderState from, ProviderState to) {}

  /**
   * A hook has failed: a runner's, also where it is run again, or one in shutdown or reload.
   *
   * @param failure what it threw
   */
  default void failed(LifecycleException failure) {}

  /**
   * The container has ended, and this is the last that is heard of it. Whoever waits for its end,
   * be it the process, waits for this too, up to a second: so it is the place for last words.
   *
   * @param report how it shut down
   */
  default void ended(ShutdownReport report) {}
}
