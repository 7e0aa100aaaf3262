package dev.headrace.internal.method;

import dev.headrace.function.Declared;
import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of a function object: the name of its method, and its parameters.
 *
 * <p>A method reference to a serialisable type names its method in its serialised form, which is
 * asked for and never written. The body of a lambda is a method too, but one whose parameters have
 * lost their type arguments. Where a module does not open its packages, nothing can be asked. What
 * is {@link Declared} is taken at its word.
 *
 * <p>Kotlin compiles a lambda, and a reference to a function too, into a method of its own without
 * type arguments, whose name ends in that of the function, or in {@code lambda} and numbers.
 */
public final class FunctionSource {
  private static final Pattern KOTLIN_NUMBERS = Pattern.compile("(\\$\\d+)+$");

  private final @Nullable String name;
  private final @Nullable List<Parameter> parameters;
  private final @Nullable String obstacle;

  private FunctionSource(
      @Nullable String name, @Nullable List<Parameter> parameters, @Nullable String obstacle) {
    this.name = name;
    this.parameters = parameters;
    this.obstacle = obstacle;
  }

  /**
   * One parameter of the method, or the object it is called on.
   *
   * @param type its type, with arguments
   * @param annotations its annotations
   */
  public record Parameter(Type type, AnnotatedElement annotations) {}

  /** Reads a function object. */
  public static FunctionSource of(Serializable function) {
    if (function instanceof Declared declared) {
      return ofDeclared(declared);
    }
    SerializedLambda serialised;
    try {
      serialised = serialised(function);
    } catch (NoSuchMethodException notFromALambda) {
      return ofClass(function.getClass());
    } catch (InaccessibleObjectException | ReflectiveOperationException closed) {
      Class<?> type = function.getClass();
      return new FunctionSource(
          null,
          null,
          "module %1$s does not open %2$s to dev.headrace.core, for want of \"opens %2$s to dev.headrace.core;\" in its module-info"
              .formatted(type.getModule().getName(), type.getPackageName()));
    }
    if (serialised.getCapturedArgCount() == 1
        && serialised.getCapturedArg(0) instanceof Declared declared) {
      return ofDeclared(declared);
    }
    try {
      return ofMethod(implementation(serialised, function.getClass().getClassLoader()), serialised);
    } catch (ReflectiveOperationException | LinkageError e) {
      return new FunctionSource(simpleName(serialised), null, "its method can't be found: " + e);
    }
  }

  private static FunctionSource ofDeclared(Declared declared) {
    List<Parameter> parameters = new ArrayList<>();
    for (Type type : declared.parameters()) {
      AnnotatedElement said = declared.annotations(parameters.size());
      parameters.add(new Parameter(type, said == null ? Declared.class : said)); // has none of ours
    }
    return new FunctionSource(declared.name(), parameters, null);
  }

  private static FunctionSource ofMethod(Executable method, SerializedLambda serialised) {
    if (method.isSynthetic()) {
      return new FunctionSource(null, null, "a lambda's parameters have lost their type arguments");
    }
    if (method.getName().indexOf('$') >= 0 && isKotlin(method.getDeclaringClass())) {
      return new FunctionSource(
          kotlinName(method.getName()),
          null,
          "Kotlin keeps no type arguments of its parameters, and the functions of the same names"
              + " in dev.headrace.kotlin, which bring them, are not imported");
    }
    List<Parameter> parameters = new ArrayList<>();
    boolean onAnObject =
        method instanceof Method
            && !Modifier.isStatic(method.getModifiers())
            && serialised.getCapturedArgCount() == 0;
    if (onAnObject) {
      Type receiver = method.getAnnotatedReceiverType().getType();
      parameters.add(new Parameter(receiver, method.getDeclaringClass()));
    }
    parameters.addAll(declared(method));
    return new FunctionSource(simpleName(serialised), parameters, null);
  }

  private static boolean isKotlin(Class<?> type) {
    return Stream.of(type.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
  }

  /**
   * The name of the function in {@code caller$function$0}; there is none in {@code
   * caller$lambda$0}.
   */
  private static @Nullable String kotlinName(String method) {
    String name = KOTLIN_NUMBERS.matcher(method).replaceFirst("");
    name = name.substring(name.lastIndexOf('$') + 1);
    return name.equals("lambda") ? null : name;
  }

  private static List<Parameter> declared(Executable method) {
    AnnotatedType[] types = method.getAnnotatedParameterTypes();
    var annotations = method.getParameters();
    return IntStream.range(0, types.length)
        .mapToObj(i -> new Parameter(types[i].getType(), annotations[i]))
        .toList();
  }

  /** A function object of a named or anonymous class: its methods are there to be read. */
  private static FunctionSource ofClass(Class<?> type) {
    List<Method> own =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .toList();
    String name = className(type);
    if (own.size() != 1) {
      return new FunctionSource(name, null, type.getName() + " has more than one public method");
    }
    return new FunctionSource(name, declared(own.get(0)), null);
  }

  private static @Nullable String className(Class<?> type) {
    try {
      return type.isAnonymousClass() ? null : type.getSimpleName();
    } catch (IncompatibleClassChangeError hiddenCopyOfANestedClass) {
      return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
  }

  private static SerializedLambda serialised(Serializable function)
      throws ReflectiveOperationException {
    Method replace = function.getClass().getDeclaredMethod("writeReplace");
    replace.setAccessible(true);
    return (SerializedLambda) replace.invoke(function);
  }

  private static Executable implementation(SerializedLambda lambda, @Nullable ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
    boolean constructor = lambda.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial;
    Stream<? extends Executable> candidates =
        constructor
            ? Stream.of(type.getDeclaredConstructors())
            : methods(type, lambda.getImplMethodName());
    return candidates
        .filter(candidate -> Descriptors.of(candidate).equals(lambda.getImplMethodSignature()))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchMethodException(type.getName() + "." + lambda.getImplMethodName()));
  }

  /** Methods of that name that the class declares, or else inherits. */
  private static Stream<Method> methods(Class<?> type, String name) {
    return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods()))
        .filter(method -> method.getName().equals(name));
  }

  private static String simpleName(SerializedLambda lambda) {
    if (lambda.getImplMethodKind() != MethodHandleInfo.REF_newInvokeSpecial) {
      return lambda.getImplMethodName();
    }
    String type = lambda.getImplClass();
    return "new " + type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1);
  }

  /** The method's name, or null for a lambda. */
  public @Nullable String name() {
    return name;
  }

  /**
   * The parameters in order, the object it is called on first; or null where there is an {@link
   * #obstacle()}.
   */
  public @Nullable List<Parameter> parameters() {
    return parameters;
  }

  /** Why the parameters can't be known, or null where they are. */
  public @Nullable String obstacle() {
    return obstacle;
  }
}
