package dev.headrace;

/**
 * Thrown when a handle is used to change something that is no longer there: fired, cancelled,
 * removed or closed.
 *
 * <p>Only changes throw. Asking a stale handle to close, cancel or remove again does nothing.
 */
public final class StaleHandleException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param handle the handle
   * @param ended how the thing behind it ended, such as {@code "has fired"}
   * @param fix what to do about it
   */
  public StaleHandleException(Object handle, String ended, String fix) {
    super(handle + " is stale: it " + ended, fix, null);
  }
}
