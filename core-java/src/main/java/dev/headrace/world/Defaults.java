package dev.headrace.world;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a local holds at first, where nobody says. */
final class Defaults {
  private static final Map<Class<?>, Object> ZEROS =
      Map.of(
          Boolean.class,
          false,
          Byte.class,
          (byte) 0,
          Short.class,
          (short) 0,
          Character.class,
          (char) 0,
          Integer.class,
          0,
          Long.class,
          0L,
          Float.class,
          0f,
          Double.class,
          0d,
          String.class,
          "");

  private Defaults() {}

  /**
   * Makes zero, an empty text, or what the constructor without parameters makes; null where there
   * is none to be called.
   */
  static @Nullable Supplier<?> of(Class<?> type) {
    Object zero = ZEROS.get(type);
    if (zero != null) {
      return () -> zero;
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return null;
    }
    try {
      return Construction.of(type)::make;
    } catch (InaccessibleObjectException | NoSuchMethodException e) {
      return null;
    }
  }
}
