package dev.headrace.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Copies of a class under its own name, each from a loader of its own: what code looks like that
 * was written out again, to those too who find methods by reflection. Copied classes see only what
 * is public.
 */
public final class ClassCopies {
  private ClassCopies() {}

  /**
   * Makes a copy of a class, and of those that are nested in it.
   *
   * @param template the class
   * @return its copy
   */
  public static Class<?> copyOf(Class<?> template) {
    try {
      return new Copying(template).loadClass(template.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(template.getName() + " can't be copied: see the cause", e);
    }
  }

  /**
   * Makes an object of a new copy of a class.
   *
   * @param type what it is used as
   * @param template the class, public, with a public constructor
   * @param arguments what the constructor takes, of exactly its parameters' types
   * @param <T> what it is used as
   * @return an object of the copy
   */
  public static <T> T newCopy(Class<T> type, Class<? extends T> template, Object... arguments) {
    try {
      return type.cast(copyOf(template).getConstructors()[0].newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(template.getName() + " can't be copied: see the cause", e);
    }
  }

  private static final class Copying extends ClassLoader {
    private final String name;

    Copying(Class<?> template) {
      super(template.getClassLoader());
      this.name = template.getName();
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      if (!wanted.equals(name) && !wanted.startsWith(name + "$")) {
        return super.loadClass(wanted, resolve);
      }
      Class<?> loaded = findLoadedClass(wanted);
      return loaded != null ? loaded : define(wanted);
    }

    private Class<?> define(String wanted) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(wanted.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(wanted);
        }
        byte[] bytes = file.readAllBytes();
        return defineClass(wanted, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
