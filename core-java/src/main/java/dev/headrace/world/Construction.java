package dev.headrace.world;

import dev.headrace.internal.flow.Failures;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** A constructor that was found once and may be called often. */
final class Construction {
  private final Constructor<?> constructor;

  private Construction(Constructor<?> constructor) {
    this.constructor = constructor;
  }

  /**
   * Finds a constructor.
   *
   * @throws NoSuchMethodException if there is none
   * @throws java.lang.reflect.InaccessibleObjectException if it may not be called from here
   */
  static Construction of(Class<?> type, Class<?>... parameters) throws NoSuchMethodException {
    Constructor<?> found = type.getDeclaredConstructor(parameters);
    found.setAccessible(true);
    return new Construction(found);
  }

  /** Calls it. What it throws is thrown as it is. */
  Object make(Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw Failures.<RuntimeException>unchanged(e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " can't be called", e);
    }
  }
}
