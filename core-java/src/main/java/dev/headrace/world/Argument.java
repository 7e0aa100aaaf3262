package dev.headrace.world;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a function is given for one of its parameters.
 *
 * @param value the object
 * @param anew makes another one where each handler has its own; null where all have the same
 */
record Argument(Object value, @Nullable Supplier<?> anew) {

  /** The same for every handler. */
  static Argument same(Object value) {
    return new Argument(value, null);
  }

  /** One for each handler; the first is made now. */
  static Argument own(Supplier<?> anew) {
    return new Argument(anew.get(), anew);
  }

  /** What the next handler is given. */
  Object next() {
    return anew == null ? value : anew.get();
  }
}
