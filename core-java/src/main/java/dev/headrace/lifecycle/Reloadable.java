package dev.headrace.lifecycle;

/**
 * What can take on what has changed, without being shut down.
 *
 * @param <S> the type of the application's state
 */
@FunctionalInterface
public interface Reloadable<S> {

  /**
   * When it is reloaded among the others.
   *
   * @return the priority, where lower is earlier
   */
  default int reloadPriority() {
    return Priority.NORMAL;
  }

  /**
   * Takes on what has changed. The state was reloaded before, if it can be.
   *
   * @param reload has the state and the other providers
   * @throws Exception if it can't; it is to go on as before then
   */
  void reload(Context<S> reload) throws Exception;
}
