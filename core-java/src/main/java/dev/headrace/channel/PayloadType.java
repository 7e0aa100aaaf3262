package dev.headrace.channel;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a payload is to be.
 *
 * @param type the whole type
 * @param raw its class, by which objects are handed over as they are
 * @param nothing what stands for nothing, where the type is {@link Void}: {@code null}, or what a
 *     {@link NoPayload} says
 */
record PayloadType(Type type, Class<?> raw, @Nullable Object nothing) {
  /** Of what is called by id alone: anything. */
  static final PayloadType ANY = new PayloadType(Object.class, Object.class, null);

  static PayloadType of(Type type) {
    return type instanceof NoPayload none
        ? new PayloadType(Void.class, Void.class, none.value())
        : new PayloadType(type, PlainCodec.raw(type), null);
  }

  /** Whether there is no payload of this type. */
  boolean isNothing() {
    return raw == Void.class;
  }

  /** Whether null is a payload of this type. */
  boolean takesNull() {
    return isNothing() || raw == Object.class;
  }

  /** What is sent of a payload. */
  @Nullable Object sent(@Nullable Object payload) {
    return isNothing() ? null : payload;
  }

  /** What stands for nothing is a matter of who asks. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PayloadType that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
  }
}
