package dev.headrace.registry;

/**
 * Says which handler of a registry is meant. It is never used again, not even after the handler was
 * unregistered, and means nothing to other registries. It keeps neither the handler nor the
 * registry from being collected.
 */
public final class HandlerId {
  private final Object issuer;
  private final long number;

  HandlerId(Object issuer, long number) {
    this.issuer = issuer;
    this.number = number;
  }

  boolean isOf(Object issuer) {
    return this.issuer == issuer;
  }

  /**
   * Whether another id means the same handler of the same registry.
   *
   * @param other what to compare with
   * @return true if it is such an id
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof HandlerId id && id.number == number && id.issuer == issuer;
  }

  /**
   * A hash of this id.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(issuer) + Long.hashCode(number);
  }

  /**
   * Its number, which is unique in its registry.
   *
   * @return such as {@code 42}
   */
  @Override
  public String toString() {
    return Long.toString(number);
  }
}
