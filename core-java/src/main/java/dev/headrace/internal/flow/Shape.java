package dev.headrace.internal.flow;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a function object is called: the method of its type, with every parameter an object.
 *
 * @param owner the public class or interface that declares the method
 * @param method the method's name
 * @param arity how many parameters it has
 * @param result the kind of what it gives, or null if it gives nothing
 */
public record Shape(Class<?> owner, String method, int arity, Variable.@Nullable Kind result) {

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
    return new Shape(owner, single.getName(), single.getParameterCount(), kind(given));
  }

  private static Variable.@Nullable Kind kind(Class<?> given) {
    if (given == void.class) {
      return null;
    }
    return given == boolean.class ? Variable.Kind.FLAG : Variable.Kind.VALUE;
  }

  /** The method's type, without the function object itself. */
  public MethodType type() {
    Class<?> given =
        result == null ? void.class : result == Variable.Kind.FLAG ? boolean.class : Object.class;
    return MethodType.genericMethodType(arity).changeReturnType(given);
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
          .asType(MethodType.genericMethodType(arity + 1))
          .asSpreader(Object[].class, arity);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(this + " can't be called", e);
    }
  }

  @Override
  public String toString() {
    return owner.getSimpleName() + "." + method;
  }
}
