package dev.headrace;

/**
 * Thrown when a handle is given to something that did not issue it, such as another world, registry
 * or timer wheel.
 *
 * <p>Nothing happened, neither to the one asked nor to the one that issued the handle.
 */
public final class ForeignHandleException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param handle the handle
   * @param issuer what issued it
   * @param asked what it was given to
   */
  public ForeignHandleException(Object handle, Object issuer, Object asked) {
    super(handle + " belongs to " + issuer + ", not to " + asked, "give it to " + issuer, null);
  }
}
