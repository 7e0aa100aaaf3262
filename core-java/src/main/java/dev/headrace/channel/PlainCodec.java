package dev.headrace.channel;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data stays what it is; numbers become other numbers where nothing is lost. */
enum PlainCodec implements Codec {
  INSTANCE;

  private static final String FIX = ": give the registry and the channel a codec that knows it";

  @Override
  public @Nullable Object encode(Object value) {
    return checked(value);
  }

  /** A copy of data that nobody else can change. */
  static @Nullable Object checked(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return finite(number);
    }
    if (value instanceof Character || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof Data data) {
      return checked(data.value());
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(checked(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(text(key), checked(element)));
      return copy;
    }
    throw new IllegalArgumentException(
        "no data can be made of a " + value.getClass().getName() + FIX);
  }

  private static String text(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        "a map with the key " + key + " is no data: its keys must be texts");
  }

  private static Number finite(Number number) {
    double value = number.doubleValue();
    boolean big = number instanceof BigInteger || number instanceof BigDecimal;
    if (!big && (Double.isNaN(value) || Double.isInfinite(value))) {
      throw new IllegalArgumentException(number + " is no data: there is no such number in JSON");
    }
    return number;
  }

  @Override
  public @Nullable Object decode(@Nullable Object data, Type type) {
    Class<?> wanted = raw(type);
    if (data == null || (wanted.isInstance(data) && !(type instanceof ParameterizedType))) {
      return data;
    }
    if (data instanceof Number number && Number.class.isAssignableFrom(wanted)) {
      Number converted = converted(new BigDecimal(number.toString()), wanted);
      if (converted != null) {
        return converted;
      }
    }
    if (type instanceof ParameterizedType of) {
      Type element = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
      if (data instanceof List<?> list && wanted.isAssignableFrom(List.class)) {
        List<@Nullable Object> made = new ArrayList<>(list.size());
        list.forEach(each -> made.add(decode(each, element)));
        return made;
      }
      if (data instanceof Map<?, ?> map && wanted.isAssignableFrom(Map.class)) {
        Map<Object, @Nullable Object> made = new LinkedHashMap<>();
        map.forEach((key, each) -> made.put(key, decode(each, element)));
        return made;
      }
    }
    throw new IllegalArgumentException(
        "no %s can be made of %s%s".formatted(type.getTypeName(), described(data), FIX));
  }

  private static String described(Object data) {
    return data instanceof Map || data instanceof List
        ? "a " + (data instanceof Map ? "map" : "list")
        : "the " + data.getClass().getSimpleName() + " " + data;
  }

  private static @Nullable Number converted(BigDecimal number, Class<?> wanted) {
    try {
      if (wanted == Long.class) {
        return number.longValueExact();
      } else if (wanted == Integer.class) {
        return number.intValueExact();
      } else if (wanted == Short.class) {
        return number.shortValueExact();
      } else if (wanted == Byte.class) {
        return number.byteValueExact();
      } else if (wanted == Double.class) {
        return number.doubleValue();
      } else if (wanted == Float.class) {
        return number.floatValue();
      } else if (wanted == BigDecimal.class) {
        return number;
      } else if (wanted == BigInteger.class) {
        return number.toBigIntegerExact();
      }
    } catch (ArithmeticException tooBig) {
      return null;
    }
    return null;
  }

  /** The class of a type, without its arguments. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> known) {
      return known;
    }
    return type instanceof ParameterizedType of ? raw(of.getRawType()) : Object.class;
  }
}
