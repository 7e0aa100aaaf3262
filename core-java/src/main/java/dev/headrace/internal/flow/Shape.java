package dev.headrace.internal.flow;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a function object is called: the method of its type, whose parameters are objects or numbers.
 *
 * @param owner the public class or interface that declares the method
 * @param method the method's name
 * @param parameters the kinds of its parameters
 * @param result the kind of what it gives, or null if it gives nothing
 */
public record Shape(Class<?> owner, String method, List<Kind> parameters, @Nullable Kind result) {
  public Shape {
    parameters = List.copyOf(parameters);
  }

  /** The shape of a functional interface, or of a class with one abstract method. */
  public static Shape of(Class<?> owner) {
    Method single =
        Stream.of(owner.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .reduce(
                (one, other) -> {
                  throw new IllegalArgumentException(owner + " has more than one abstract method");
                })
            .orElseThrow(() -> new IllegalArgumentException(owner + " has no abstract method"));
    Class<?> given = single.getReturnType();
    return new Shape(
        owner,
        single.getName(),
        Stream.of(single.getParameterTypes()).map(Kind::of).toList(),
        given == void.class ? null : Kind.of(given));
  }

  /** How many parameters it has. */
  public int arity() {
    return parameters.size();
  }

  /** The method's type, without the function object itself. */
  public MethodType type() {
    return MethodType.methodType(
        result == null ? void.class : result.type(),
        parameters.stream().<Class<?>>map(Kind::type).toList());
  }

  /** Calls any function of this shape: {@code (Object function, Object[] operands) -> Object}. */
  MethodHandle invoker() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(owner, method, type())
          .asType(
              type()
                  .changeReturnType(result == null ? void.class : Object.class)
                  .insertParameterTypes(0, Object.class))
          .asType(MethodType.genericMethodType(arity() + 1))
          .asSpreader(Object[].class, arity());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(this + " can't be called", e);
    }
  }

  @Override
  public String toString() {
    return owner.getSimpleName() + "." + method;
  }
}
