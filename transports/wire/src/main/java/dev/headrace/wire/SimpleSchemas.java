package dev.headrace.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The schemas of types that are one value: texts, truth values, numbers. */
final class SimpleSchemas {
  private SimpleSchemas() {}

  /** The schema, or null for what has more to it. */
  static @Nullable Map<String, Object> of(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    } else if (type == byte.class || type == Byte.class) {
      return range(Byte.MIN_VALUE, Byte.MAX_VALUE);
    } else if (type == short.class || type == Short.class) {
      return range(Short.MIN_VALUE, Short.MAX_VALUE);
    } else if (type == int.class || type == Integer.class || type == OptionalInt.class) {
      return range(Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class
        || type == Long.class
        || type == OptionalLong.class
        || type == BigInteger.class) {
      return Map.of("type", "integer");
    } else if (type == double.class
        || type == Double.class
        || type == float.class
        || type == Float.class
        || type == OptionalDouble.class
        || type == BigDecimal.class
        || type == Number.class) {
      return Map.of("type", "number");
    } else if (CharSequence.class.isAssignableFrom(type)
        || type == char.class
        || type == Character.class
        || type == byte[].class) {
      return Map.of("type", "string");
    }
    return null;
  }

  private static Map<String, Object> range(int least, int most) {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("type", "integer");
    range.put("minimum", least);
    range.put("maximum", most);
    return range;
  }
}
