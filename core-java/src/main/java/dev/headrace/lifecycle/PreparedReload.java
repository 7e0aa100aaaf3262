package dev.headrace.lifecycle;

/** A reload of which only the last step is left: one of the two is called, once. */
@FunctionalInterface
public interface PreparedReload {

  /**
   * Puts into place what was prepared.
   *
   * @throws Exception if it can't, though it should not fail
   */
  void commit() throws Exception;

  /**
   * Forgets what was prepared, because another could not be, or because the container shuts down.
   *
   * @throws Exception if something was left
   */
  default void discard() throws Exception {}
}
