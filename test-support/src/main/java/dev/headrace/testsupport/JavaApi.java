package dev.headrace.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public API of a Java module as text: every public type of every exported package with its
 * public and protected members, generics, nullness and thrown exceptions included. The order does
 * not depend on the compiler.
 */
public final class JavaApi {
  private JavaApi() {}

  /**
   * Describes the module whose class files are in the module under test.
   *
   * @return the text
   */
  public static String dump() {
    Path classes = ProjectFiles.base().resolve("target/classes");
    StringBuilder text = new StringBuilder();
    for (String exported : exports(classes)) {
      typesOf(classes, exported).forEach(type -> describe(type, text));
    }
    return shortAnnotations(text.toString());
  }

  /**
   * Annotations in one form, whichever JDK wrote them: {@code @Nullable}, not
   * {@code @org…Nullable()}.
   */
  private static String shortAnnotations(String text) {
    return text.replaceAll("@(?:\\w+\\.)+(\\w+)(?:\\(\\))?", "@$1");
  }

  private static List<String> exports(Path classes) {
    try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(descriptor).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Class<?>> typesOf(Path classes, String packageName) {
    try (Stream<Path> files = Files.list(classes.resolve(packageName.replace('.', '/')))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
              .map(name -> packageName + "." + name.substring(0, name.length() - ".class".length()))
              .sorted()
              .toList();
      List<Class<?>> types = new ArrayList<>();
      for (String name : names) {
        Class<?> type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        if (isVisible(type)) {
          types.add(type);
        }
      }
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class file is there but its class can't be loaded", e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    return isApi(type.getModifiers())
        && !type.isAnonymousClass()
        && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
  }

  private static void describe(Class<?> type, StringBuilder text) {
    text.append(header(type)).append(" {\n");
    members(type).sorted().forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("}\n\n");
  }

  static String header(Class<?> type) {
    StringBuilder line = new StringBuilder();
    if (type.isAnnotationPresent(Deprecated.class)) {
      line.append("@Deprecated ");
    }
    int hidden =
        type.isInterface() || type.isEnum() || type.isRecord()
            ? Modifier.ABSTRACT | Modifier.FINAL
            : 0;
    String modifiers =
        Modifier.toString(
            type.getModifiers()
                & ~hidden
                & ~Modifier.STATIC
                & ~Modifier.INTERFACE
                & ~Modifier.STRICT);
    line.append(modifiers)
        .append(type.isSealed() ? " sealed " : " ")
        .append(kind(type))
        .append(' ');
    line.append(type.getTypeName()).append(typeParameters(type.getTypeParameters()));
    if (type.isRecord()) {
      line.append(
          Stream.of(type.getRecordComponents())
              .map(JavaApi::component)
              .collect(Collectors.joining(", ", "(", ")")));
    }
    AnnotatedType parent = type.getAnnotatedSuperclass();
    if (parent != null && !type.isEnum() && !type.isRecord() && parent.getType() != Object.class) {
      line.append(" extends ").append(parent);
    }
    AnnotatedType[] interfaces = type.getAnnotatedInterfaces();
    if (interfaces.length > 0) {
      line.append(type.isInterface() ? " extends " : " implements ")
          .append(list(Stream.of(interfaces)));
    }
    if (type.isSealed()) {
      line.append(" permits ")
          .append(list(Stream.of(type.getPermittedSubclasses()).map(Class::getTypeName).sorted()));
    }
    return line.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String component(RecordComponent component) {
    return component.getAnnotatedType() + " " + component.getName();
  }

  static Stream<String> members(Class<?> type) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields()).filter(JavaApi::isApi).map(JavaApi::field);
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(JavaApi::isApi)
            .map(JavaApi::constructor);
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods()).filter(JavaApi::isApi).map(JavaApi::method);
    return Stream.of(fields, constructors, methods).flatMap(lines -> lines);
  }

  private static boolean isApi(Member member) {
    return isApi(member.getModifiers()) && !member.isSynthetic();
  }

  private static boolean isApi(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String field(Field field) {
    if (field.isEnumConstant()) {
      return field.getName();
    }
    return Modifier.toString(field.getModifiers())
        + " "
        + field.getAnnotatedType()
        + " "
        + field.getName();
  }

  private static String constructor(Constructor<?> constructor) {
    return Modifier.toString(constructor.getModifiers())
        + typeParametersBefore(constructor)
        + " "
        + constructor.getDeclaringClass().getSimpleName()
        + signature(constructor);
  }

  private static String method(Method method) {
    int shown =
        method.getModifiers()
            & Modifier.methodModifiers()
            & ~Modifier.SYNCHRONIZED
            & ~Modifier.STRICT;
    return (method.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "")
        + (method.isDefault() ? "default " : "")
        + Modifier.toString(shown)
        + typeParametersBefore(method)
        + " "
        + method.getAnnotatedReturnType()
        + " "
        + method.getName()
        + signature(method);
  }

  private static String signature(Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedParameterTypes();
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      boolean variable = executable.isVarArgs() && i == types.length - 1;
      String parameter = types[i].toString();
      parameters.add(
          variable ? parameter.substring(0, parameter.lastIndexOf("[]")) + "..." : parameter);
    }
    AnnotatedType[] thrown = executable.getAnnotatedExceptionTypes();
    return "("
        + String.join(", ", parameters)
        + ")"
        + (thrown.length == 0 ? "" : " throws " + list(Stream.of(thrown)));
  }

  private static String typeParametersBefore(Executable executable) {
    String parameters = typeParameters(executable.getTypeParameters());
    return parameters.isEmpty() ? "" : " " + parameters;
  }

  private static String typeParameters(TypeVariable<?>[] parameters) {
    return parameters.length == 0
        ? ""
        : Stream.of(parameters)
            .map(JavaApi::typeParameter)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String typeParameter(TypeVariable<?> parameter) {
    List<AnnotatedType> bounds =
        Stream.of(parameter.getAnnotatedBounds())
            .filter(bound -> bound.getType() != Object.class || bound.getAnnotations().length > 0)
            .toList();
    return bounds.isEmpty()
        ? parameter.getName()
        : parameter.getName()
            + " extends "
            + bounds.stream().map(String::valueOf).collect(Collectors.joining(" & "));
  }

  private static String list(Stream<?> parts) {
    return parts.map(String::valueOf).collect(Collectors.joining(", "));
  }
}
