package dev.headrace.world;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Types in one form, so that equal types are equal objects.
 *
 * <p>The JDK, Kotlin and other libraries each have classes of their own for generic types, and
 * those need not equal each other. Here every generic type is one of the records below, and
 * everything else is its class.
 */
final class CanonicalType {
  private CanonicalType() {}

  private record Parameterized(@Nullable Type owner, Class<?> raw, List<Type> arguments)
      implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return owner;
    }

    @Override
    public String toString() {
      return simpleName(this);
    }
  }

  private record GenericArray(Type component) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return component;
    }

    @Override
    public String toString() {
      return simpleName(this);
    }
  }

  /** The canonical form of a type that a resource can have. */
  static Type of(Type type) {
    if (type == void.class) {
      throw new IllegalArgumentException("void is not the type of any resource");
    }
    if (type instanceof WildcardType) {
      throw new IllegalArgumentException(
          type.getTypeName()
              + " is not the type of a resource: name the type itself, without the wildcard");
    }
    return canonical(type, type);
  }

  private static Type canonical(Type type, Type whole) {
    if (type instanceof Class<?> plain) {
      return plain.isPrimitive() ? box(plain) : plain;
    }
    if (type instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      // Not every library fills the owner in; the class always knows it.
      Type owner =
          parameterized.getOwnerType() == null
              ? raw.getDeclaringClass()
              : parameterized.getOwnerType();
      return new Parameterized(
          owner == null ? null : canonical(owner, whole),
          raw,
          canonical(parameterized.getActualTypeArguments(), whole));
    }
    if (type instanceof WildcardType wildcard) {
      Type[] lower = wildcard.getLowerBounds();
      return canonical(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0], whole);
    }
    if (type instanceof GenericArrayType array) {
      Type component = canonical(array.getGenericComponentType(), whole);
      return component instanceof Class<?> raw ? raw.arrayType() : new GenericArray(component);
    }
    String variable =
        type instanceof TypeVariable<?> ? "the type variable " + type.getTypeName() : "a type";
    throw new IllegalArgumentException(
        whole.getTypeName()
            + " has "
            + variable
            + " in it, which could mean anything: name the type itself");
  }

  private static List<Type> canonical(Type[] types, Type whole) {
    return Stream.of(types).map(type -> canonical(type, whole)).toList();
  }

  private static Class<?> box(Class<?> primitive) {
    return Array.get(Array.newInstance(primitive, 1), 0).getClass();
  }

  /** The class of a canonical type. */
  static Class<?> erase(Type canonical) {
    if (canonical instanceof Class<?> raw) {
      return raw;
    }
    if (canonical instanceof Parameterized parameterized) {
      return parameterized.raw();
    }
    if (canonical instanceof GenericArray array) {
      return erase(array.component()).arrayType();
    }
    throw new IllegalArgumentException(canonical.getTypeName() + " has no class");
  }

  /** The type as one would write it, without packages. */
  static String simpleName(Type canonical) {
    if (canonical instanceof Class<?> raw) {
      return simpleClassName(raw);
    }
    if (canonical instanceof Parameterized parameterized) {
      String arguments = names(parameterized.arguments());
      String name =
          parameterized.owner() == null
              ? parameterized.raw().getSimpleName()
              : simpleName(parameterized.owner()) + "." + parameterized.raw().getSimpleName();
      return arguments.isEmpty() ? name : name + "<" + arguments + ">";
    }
    if (canonical instanceof GenericArray array) {
      return simpleName(array.component()) + "[]";
    }
    throw new IllegalArgumentException(canonical.getTypeName() + " is not canonical");
  }

  private static String simpleClassName(Class<?> type) {
    if (type.isArray()) {
      return simpleClassName(type.getComponentType()) + "[]";
    }
    Class<?> enclosing = type.getEnclosingClass();
    if (type.isAnonymousClass()) {
      return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
    return enclosing == null || type.isLocalClass()
        ? type.getSimpleName()
        : simpleClassName(enclosing) + "." + type.getSimpleName();
  }

  private static String names(List<Type> types) {
    return types.stream().map(CanonicalType::simpleName).collect(Collectors.joining(", "));
  }
}
