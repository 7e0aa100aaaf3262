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
final class Copies {
  private Copies() {}

  /**
   * Makes an object of a new copy of a class.
   *
   * @param lookup sees what the class uses; the copy is no nestmate of it, so nothing private
   * @param type what the class and its copies are used as
   * @param template the class to copy, with a constructor without parameters
   */
  static <T> T copyOf(MethodHandles.Lookup lookup, Class<T> type, Class<? extends T> template) {
    try (InputStream file = template.getResourceAsStream(fileName(template))) {
      MethodHandles.Lookup copy = lookup.defineHiddenClass(file.readAllBytes(), true);
      MethodHandle constructor =
          copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class));
      return type.cast(constructor.invoke());
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
