package dev.headrace.internal.flow;

/** What a variable or a constant holds. */
public enum Kind {
  /** An object, or null for absent. */
  VALUE(Object.class),
  /** A boolean. */
  FLAG(boolean.class),
  /** A long. */
  LONG(long.class),
  /** A double. */
  DOUBLE(double.class);

  private final Class<?> type;

  Kind(Class<?> type) {
    this.type = type;
  }

  /** The kind of what a method takes or gives; everything that is not one of these is an object. */
  static Kind of(Class<?> type) {
    for (Kind kind : values()) {
      if (kind.type == type) {
        return kind;
      }
    }
    return VALUE;
  }

  /** The class of what is held. */
  Class<?> type() {
    return type;
  }

  /** How many slots of a method's frame it takes. */
  int slots() {
    return this == LONG || this == DOUBLE ? 2 : 1;
  }
}
