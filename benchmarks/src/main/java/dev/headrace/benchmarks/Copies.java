package dev.headrace.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Copies of a class, each a class of its own to the JVM: with its own call sites and profiles, as
 * code written out again would have.
 */
public final class Copies {
  private Copies() {}

  /**
   * Makes an object of a new copy of a class.
   *
   * @param lookup sees what the class uses; the copy is no nestmate of it, so nothing private
   * @param type what the class and its copies are used as
   * @param template the class to copy, with a constructor without parameters
   * @param <T> what the copy is used as
   * @return an object of the copy
   */
  public static <T> T copyOf(
      MethodHandles.Lookup lookup, Class<? super T> type, Class<? extends T> template) {
    return copyOf(lookup, type, template, template.getName());
  }

  /**
   * Makes an object of a new copy of a class that finds a constant of its own in {@link
   * MethodHandles#classData}.
   *
   * @param lookup sees what the class uses
   * @param type what the class and its copies are used as
   * @param template the class to copy, with a constructor without parameters
   * @param constant what the copy's static initialiser finds
   * @param <T> what the copy is used as
   * @return an object of the copy
   */
  @SuppressWarnings("unchecked") // the copy extends what its template extends
  public static <T> T copyOf(
      MethodHandles.Lookup lookup,
      Class<? super T> type,
      Class<? extends T> template,
      Object constant) {
    try (InputStream file = template.getResourceAsStream(fileName(template))) {
      MethodHandles.Lookup copy =
          lookup.defineHiddenClassWithClassData(file.readAllBytes(), constant, true);
      MethodHandle constructor =
          copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class));
      return (T) type.cast(constructor.invoke());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the class file of " + template.getName() + " can't be read", e);
    } catch (Throwable e) {
      throw new IllegalStateException(template.getName() + " can't be copied: see the cause", e);
    }
  }

  private static String fileName(Class<?> type) {
    return type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
  }
}
