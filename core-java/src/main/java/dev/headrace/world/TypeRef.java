package dev.headrace.world;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Carries a generic type to run time, where a class alone would lose its arguments: {@code new
 * TypeRef<List<Order>>() {}}, with the braces.
 *
 * @param <T> the type to carry
 */
public abstract class TypeRef<T> {
  private final Type type;

  /**
   * Reads the type from the subclass that the braces make.
   *
   * @throws IllegalArgumentException if the subclass does not say the type
   */
  protected TypeRef() {
    if (getClass().getSuperclass() != TypeRef.class
        || !(getClass().getGenericSuperclass() instanceof ParameterizedType carrier)) {
      throw new IllegalArgumentException(
          "a TypeRef must say its type in the place where it is made: new TypeRef<List<Order>>() {}");
    }
    this.type = carrier.getActualTypeArguments()[0];
  }

  /**
   * The carried type.
   *
   * @return the type as it was written
   */
  public final Type type() {
    return type;
  }

  /**
   * The carried type as text.
   *
   * @return the type's full name
   */
  @Override
  public final String toString() {
    return type.getTypeName();
  }
}
