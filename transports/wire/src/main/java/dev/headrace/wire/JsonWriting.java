package dev.headrace.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes data as JSON. A whole number is written without a fraction, whatever its class: peers
 * whose integers are a type of their own take it for one.
 */
final class JsonWriting {
  /** Whole numbers of more digits are written with an exponent. */
  private static final int DIGITS = 21;

  private static final double LONGS = 0x1p63;

  /** Beyond it, either way, there are whole numbers that no double is. */
  private static final long SAFE = (1L << 53) - 1;

  private static final int SAFE_BITS = 53;

  private JsonWriting() {}

  /**
   * Writes a value.
   *
   * @param bigAsText whether whole numbers that not every double can tell from the next are written
   *     as texts
   * @return whether there was such a number
   */
  static boolean write(JsonGenerator out, @Nullable Object value, boolean bigAsText) {
    boolean big = false;
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Number number) {
      String digits = bigDigits(number);
      big = digits != null;
      if (big && bigAsText) {
        out.writeString(digits);
      } else {
        writeNumber(out, number);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeName((String) entry.getKey());
        big |= write(out, entry.getValue(), bigAsText);
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        big |= write(out, element, bigAsText);
      }
      out.writeEndArray();
    } else {
      throw new IllegalArgumentException(value.getClass().getName() + " is no data");
    }
    return big;
  }

  /** The digits of a whole number that a double may not tell from the next; null for others. */
  private static @Nullable String bigDigits(Number number) {
    if (number instanceof Long) {
      long value = number.longValue();
      return value > SAFE || value < -SAFE ? number.toString() : null;
    } else if (number instanceof BigInteger whole) {
      return whole.abs().bitLength() > SAFE_BITS ? number.toString() : null;
    } else if (number instanceof BigDecimal decimal && isWhole(decimal.stripTrailingZeros())) {
      return bigDigits(decimal.toBigInteger());
    }
    return null;
  }

  private static void writeNumber(JsonGenerator out, Number number) {
    if (number instanceof Integer || number instanceof Long) {
      out.writeNumber(number.longValue());
    } else if (number instanceof Double || number instanceof Float) {
      writeDouble(out, number);
    } else if (number instanceof BigInteger whole) {
      out.writeNumber(whole);
    } else if (number instanceof BigDecimal decimal) {
      writeDecimal(out, decimal);
    } else { // a short, a byte, or one of a class of its own
      writeDecimal(out, new BigDecimal(number.toString()));
    }
  }

  private static void writeDouble(JsonGenerator out, Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(number + " is no data: there is no such number in JSON");
    }
    if (value != Math.rint(value) || Math.abs(value) >= 1e21) {
      if (number instanceof Float) {
        out.writeNumber(number.floatValue());
      } else {
        out.writeNumber(value);
      }
    } else if (Math.abs(value) < LONGS) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(new BigDecimal(value).toBigInteger());
    }
  }

  private static void writeDecimal(JsonGenerator out, BigDecimal decimal) {
    BigDecimal shortest = decimal.stripTrailingZeros();
    if (isWhole(shortest)) {
      out.writeNumber(shortest.toBigInteger());
    } else {
      out.writeNumber(decimal);
    }
  }

  /** Whether it is written as its digits alone. */
  private static boolean isWhole(BigDecimal shortest) {
    return shortest.scale() <= 0 && (long) shortest.precision() - shortest.scale() <= DIGITS;
  }
}
