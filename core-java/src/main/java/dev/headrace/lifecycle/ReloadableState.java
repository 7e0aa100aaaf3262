package dev.headrace.lifecycle;

/** A state that can be read anew. It is reloaded before the providers are. */
@FunctionalInterface
public interface ReloadableState {

  /**
   * Reads it anew.
   *
   * @throws Exception if it can't; then no provider is reloaded
   */
  void reload() throws Exception;
}
