package dev.headrace.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON as data. A whole number becomes an {@link Integer} or a {@link Long} however it is
 * written, or a {@link java.math.BigInteger}; another a {@link Double} where that holds it exactly,
 * else a {@link BigDecimal}. Of a key that comes twice the last counts.
 *
 * <p>The parser keeps the limits of depth and of length; here is the one of exponents.
 */
final class JsonReading {
  /** Numbers of a few characters can have more digits than there is memory. */
  private static final int MOST_ZEROS = 1_000;

  private static final int DIGITS_OF_A_LONG = 18;

  private JsonReading() {}

  /** The value at which the parser is. */
  static @Nullable Object value(JsonParser in) {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("it is cut off");
    }
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getString();
      case VALUE_NUMBER_INT -> in.getNumberValue();
      case VALUE_NUMBER_FLOAT -> decimal(in.getDecimalValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("there is a " + token + " in it");
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser in) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      object.put(name, value(in));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser in) {
    List<@Nullable Object> array = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(in));
    }
    return array;
  }

  private static Number decimal(BigDecimal exact) {
    if (exact.scale() < -MOST_ZEROS || exact.scale() > MOST_ZEROS) {
      throw new IllegalArgumentException("a number in it has an exponent beyond " + MOST_ZEROS);
    }
    BigDecimal shortest = exact.stripTrailingZeros();
    if (shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= DIGITS_OF_A_LONG) {
      long whole = shortest.longValue();
      if (whole == (int) whole) {
        return (int) whole;
      }
      return whole;
    }
    double value = exact.doubleValue();
    return !Double.isInfinite(value) && BigDecimal.valueOf(value).compareTo(exact) == 0
        ? (Number) value
        : exact;
  }

  /** The same data, with whole numbers as what they would be read as. */
  static Object withWholeNumbers(Object data) {
    if (data instanceof Double || data instanceof Float || data instanceof BigDecimal) {
      return decimal(new BigDecimal(data.toString()));
    } else if (data instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(each -> copy.add(each == null ? null : withWholeNumbers(each)));
      return copy;
    } else if (data instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, each) -> copy.put(key, each == null ? null : withWholeNumbers(each)));
      return copy;
    }
    return data;
  }
}
