package dev.headrace.world;

import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a resource: its type, generic arguments included, and a qualifier where one type has
 * several.
 *
 * <p>Two keys are equal when their types and qualifiers are, whichever way they were made.
 * Primitive types stand for their boxes: the key of {@code int} is the key of {@code Integer}. A
 * wildcard among the arguments stands for its bound: the key of {@code List<? extends Order>} is
 * the key of {@code List<Order>}. Immutable; comparing keys allocates nothing.
 *
 * @param <T> the type of the resource
 */
public final class Key<T> {
  private final Type type;
  private final @Nullable String qualifier;
  private final int hash;

  private Key(Type canonical, @Nullable String qualifier) {
    this.type = canonical;
    this.qualifier = qualifier;
    this.hash = 31 * canonical.hashCode() + Objects.hashCode(qualifier);
  }

  /**
   * The key of a class.
   *
   * @param type the class
   * @param <T> the type of the resource
   * @return the key
   * @throws IllegalArgumentException if the class is {@code void}
   */
  public static <T> Key<T> of(Class<T> type) {
    return new Key<>(CanonicalType.of(type), null);
  }

  /**
   * The key of a generic type.
   *
   * @param type the type, such as {@code new TypeRef<List<Order>>() {}}
   * @param <T> the type of the resource
   * @return the key
   * @throws IllegalArgumentException if the type has a type variable in it, which could mean
   *     anything
   */
  public static <T> Key<T> of(TypeRef<T> type) {
    return new Key<>(CanonicalType.of(type.type()), null);
  }

  /**
   * The key of a type that reflection found.
   *
   * @param type the type, such as a parameter's
   * @return the key
   * @throws IllegalArgumentException if the type has a type variable in it, or is a wildcard or
   *     {@code void}
   */
  public static Key<?> ofType(Type type) {
    return new Key<>(CanonicalType.of(type), null);
  }

  /**
   * The key of another resource of the same type.
   *
   * @param qualifier what tells it apart, not blank
   * @return the key with this qualifier in place of the one it had, if any
   */
  public Key<T> qualified(String qualifier) {
    if (qualifier.isBlank()) {
      throw new IllegalArgumentException("the qualifier of " + this + " must not be blank");
    }
    return new Key<>(type, qualifier);
  }

  /**
   * The type of the resource.
   *
   * @return the class, or the generic type with its arguments
   */
  public Type type() {
    return type;
  }

  /**
   * The class of the resource.
   *
   * @return the type without its arguments
   */
  @SuppressWarnings("unchecked") // the canonical type is T's, so its class is T's erasure
  public Class<? super T> rawType() {
    return (Class<? super T>) CanonicalType.erase(type);
  }

  /**
   * What tells this resource apart from others of its type.
   *
   * @return the qualifier, or {@code null} if it has none
   */
  public @Nullable String qualifier() {
    return qualifier;
  }

  /**
   * Whether another key names the same resource.
   *
   * @param other what to compare with
   * @return true if it is a key of the same type with the same qualifier
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Key<?> that
            && hash == that.hash
            && type.equals(that.type)
            && Objects.equals(qualifier, that.qualifier));
  }

  /**
   * A hash of the type and the qualifier, made once.
   *
   * @return the hash, equal for equal keys
   */
  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * The key as one would write the type, without packages.
   *
   * @return such as {@code Limits}, {@code Map<String, Desk.Limits>} or {@code Limits "eu"}
   */
  @Override
  public String toString() {
    String name = CanonicalType.simpleName(type);
    return qualifier == null ? name : name + " \"" + qualifier + "\"";
  }
}
