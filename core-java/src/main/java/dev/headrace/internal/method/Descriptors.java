package dev.headrace.internal.method;

import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;

/** Descriptors of methods and constructors, as class files have them. */
final class Descriptors {
  private Descriptors() {}

  static String of(Executable executable) {
    Class<?> result = executable instanceof Method method ? method.getReturnType() : void.class;
    return MethodType.methodType(result, executable.getParameterTypes()).toMethodDescriptorString();
  }
}
