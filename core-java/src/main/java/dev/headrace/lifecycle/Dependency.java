package dev.headrace.lifecycle;

import java.util.Objects;

/**
 * What a provider needs to be booted before it: another provider, by its class, by something it is
 * bound as, or by its name.
 */
public final class Dependency {
  private final Object target;
  private final boolean required;

  private Dependency(Object target, boolean required) {
    this.target = target;
    this.required = required;
  }

  /**
   * Depends on a provider by its class, or on all that are bound as a type.
   *
   * @param type the class of the provider itself, or what it was bound as
   * @return the dependency, required
   */
  public static Dependency on(Class<?> type) {
    return new Dependency(Objects.requireNonNull(type, "type"), true);
  }

  /**
   * Depends on a provider by its name.
   *
   * @param name the name
   * @return the dependency, required
   */
  public static Dependency on(String name) {
    return new Dependency(Objects.requireNonNull(name, "name"), true);
  }

  /**
   * The same, where the container has it.
   *
   * @return a dependency that may be missing
   */
  public Dependency ifPresent() {
    return new Dependency(target, false);
  }

  /** A class or a name. */
  Object target() {
    return target;
  }

  /**
   * Whether the container must have it.
   *
   * @return true if it can't be built without
   */
  public boolean isRequired() {
    return required;
  }

  /**
   * Two dependencies are equal if they are on the same, and both or neither required.
   *
   * @param other the other
   * @return whether they are equal
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Dependency that
        && target.equals(that.target)
        && required == that.required;
  }

  /**
   * A hash that agrees with {@link #equals}.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return Objects.hash(target, required);
  }

  /**
   * The dependency as text.
   *
   * @return what it is on
   */
  @Override
  public String toString() {
    String what = target instanceof Class<?> type ? type.getSimpleName() : "'" + target + "'";
    return required ? what : what + " if present";
  }
}
