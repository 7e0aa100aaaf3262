package dev.headrace.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks whether data fits a schema, and says of the first thing that does not where it is. */
final class SchemaCheck {
  private static final String DEFINITIONS = "#/$defs/";

  private final Map<?, ?> schema;
  private final Map<?, ?> definitions;

  SchemaCheck(Map<String, Object> schema) {
    this.schema = schema;
    this.definitions = map(schema.get("$defs"));
  }

  /** What is wrong, or null. */
  @Nullable String problem(@Nullable Object data) {
    return problem(schema, data, "");
  }

  private @Nullable String problem(Map<?, ?> schema, @Nullable Object data, String where) {
    if (schema.get("$ref") instanceof String reference) {
      return reference.startsWith(DEFINITIONS)
          ? problem(map(definitions.get(reference.substring(DEFINITIONS.length()))), data, where)
          : null;
    }
    if (schema.get("type") instanceof String type && !is(type, data)) {
      return at(where) + " must be " + type + ", and is " + named(data);
    }
    if (schema.get("enum") instanceof List<?> values && !values.contains(data)) {
      return at(where) + " must be one of " + values;
    }
    if (data instanceof Number number) {
      return range(schema, number, where);
    } else if (data instanceof List<?> list) {
      return elements(schema, list, where);
    } else if (data instanceof Map<?, ?> object) {
      return members(schema, object, where);
    }
    return null;
  }

  private @Nullable String elements(Map<?, ?> schema, List<?> list, String where) {
    Map<?, ?> items = map(schema.get("items"));
    for (int i = 0; i < list.size(); i++) {
      String problem = problem(items, list.get(i), where + "[" + i + "]");
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable String members(Map<?, ?> schema, Map<?, ?> object, String where) {
    if (schema.get("required") instanceof List<?> required) {
      for (Object key : required) {
        if (object.get(key) == null) {
          return at(where.isEmpty() ? "" + key : where + "." + key) + " is missing";
        }
      }
    }
    Map<?, ?> properties = map(schema.get("properties"));
    Object others = schema.get("additionalProperties");
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String key = String.valueOf(entry.getKey());
      String place = where.isEmpty() ? key : where + "." + key;
      boolean known = properties.containsKey(key);
      if (!known && Boolean.FALSE.equals(others)) {
        return at(place) + " is not known";
      }
      // A key that is null is one that is left out.
      String problem =
          known && entry.getValue() == null
              ? null
              : problem(known ? map(properties.get(key)) : map(others), entry.getValue(), place);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String range(Map<?, ?> schema, Number number, String where) {
    BigDecimal value = new BigDecimal(number.toString());
    if (schema.get("minimum") instanceof Number least
        && value.compareTo(new BigDecimal(least.toString())) < 0) {
      return at(where) + " must be " + least + " or more";
    }
    if (schema.get("maximum") instanceof Number most
        && value.compareTo(new BigDecimal(most.toString())) > 0) {
      return at(where) + " must be " + most + " or less";
    }
    return null;
  }

  private static boolean is(String type, @Nullable Object data) {
    return switch (type) {
      case "object" -> data instanceof Map;
      case "array" -> data instanceof List;
      case "string" -> data instanceof String;
      case "boolean" -> data instanceof Boolean;
      case "null" -> data == null;
      case "number" -> data instanceof Number;
      case "integer" ->
          data instanceof Number number
              && new BigDecimal(number.toString()).stripTrailingZeros().scale() <= 0;
      default -> true;
    };
  }

  private static String named(@Nullable Object data) {
    if (data == null) {
      return "missing";
    } else if (data instanceof Map) {
      return "an object";
    } else if (data instanceof List) {
      return "an array";
    }
    return data instanceof String ? "a string" : String.valueOf(data);
  }

  private static String at(String where) {
    return where.isEmpty() ? "it" : where;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
