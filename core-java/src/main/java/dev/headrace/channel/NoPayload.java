package dev.headrace.channel;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * The type of no payload, for languages that have a value for nothing, as Kotlin has {@code Unit}:
 * where a {@link Command} or an {@link Event} is made of it, handlers, callers and listeners are
 * given that value, and nothing is sent. Such a command equals one that is made of {@link Void}.
 */
public final class NoPayload implements Type {
  private final Object value;

  private NoPayload(Object value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * Makes the type.
   *
   * @param value what stands for nothing
   * @return the type
   */
  public static NoPayload of(Object value) {
    return new NoPayload(value);
  }

  Object value() {
    return value;
  }

  /**
   * The type as text.
   *
   * @return the name of {@link Void}, which it is to everybody else
   */
  @Override
  public String getTypeName() {
    return Void.class.getTypeName();
  }

  /**
   * The type as text.
   *
   * @return what stands for nothing
   */
  @Override
  public String toString() {
    return "no payload, as " + value.getClass().getName();
  }
}
