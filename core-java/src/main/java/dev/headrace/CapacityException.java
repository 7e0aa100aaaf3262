package dev.headrace;

/**
 * Thrown when something bounded is full. Nothing was added, and what it held before is still there.
 */
public final class CapacityException extends HeadraceException {
  private static final long serialVersionUID = 1L;

  private final int capacity;

  /**
   * Makes the exception.
   *
   * @param thing what is full
   * @param capacity how much it holds
   * @param fix what to do about it
   */
  public CapacityException(Object thing, int capacity, String fix) {
    super(thing + " is full: it holds " + capacity, fix, null);
    this.capacity = capacity;
  }

  /**
   * How much the full thing holds.
   *
   * @return its capacity
   */
  public int capacity() {
    return capacity;
  }
}
