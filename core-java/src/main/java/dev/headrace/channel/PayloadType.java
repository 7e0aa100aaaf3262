package dev.headrace.channel;

import java.lang.reflect.Type;

/**
 * What a payload is to be.
 *
 * @param type the whole type
 * @param raw its class, by which objects are handed over as they are
 */
record PayloadType(Type type, Class<?> raw) {
  /** Of what is called by id alone: anything. */
  static final PayloadType ANY = new PayloadType(Object.class, Object.class);

  static PayloadType of(Type type) {
    return new PayloadType(type, PlainCodec.raw(type));
  }

  /** Whether null is a payload of this type. */
  boolean takesNull() {
    return raw == Void.class || raw == Object.class;
  }

  @Override
  public String toString() {
    return type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
  }
}
