package dev.headrace.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks whether data fits a schema, and says of the first thing that does not where it is. */
final class SchemaCheck {
  private static final String DEFINITIONS = "#/$defs/";
  private static final Pattern BIG = Pattern.compile("-?[1-9][0-9]{15,199}");

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

  private @Nullable String problem(Map<?, ?> schema, @Nullable Object given, String where) {
    if (schema.get("$ref") instanceof String reference) {
      return problem(referred(reference), given, where);
    }
    Object data = wantsNumber(schema) ? number(given) : given;
    if (schema.get("type") instanceof String type && !is(type, data)) {
      return at(where) + " must be " + type + ", and is " + named(data);
    }
    if (schema.containsKey("const") && !same(schema.get("const"), data)) {
      return at(where) + " must be " + schema.get("const");
    }
    if (schema.get("enum") instanceof List<?> values
        && values.stream().noneMatch(value -> same(value, data))) {
      return at(where) + " must be one of " + values;
    }
    String problem = combined(schema, data, where);
    if (problem != null) {
      return problem;
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

  private Map<?, ?> referred(String reference) {
    return reference.equals("#")
        ? schema
        : reference.startsWith(DEFINITIONS)
            ? map(definitions.get(reference.substring(DEFINITIONS.length())))
            : Map.of();
  }

  /** A whole number that came as text, because a double might not hold it, is a number. */
  private static @Nullable Object number(@Nullable Object data) {
    return data instanceof String text && BIG.matcher(text).matches() ? new BigInteger(text) : data;
  }

  private static boolean wantsNumber(Map<?, ?> schema) {
    return "integer".equals(schema.get("type")) || "number".equals(schema.get("type"));
  }

  // ---- schemas of schemas

  private @Nullable String combined(Map<?, ?> schema, @Nullable Object data, String where) {
    if (schema.get("allOf") instanceof List<?> all) {
      for (Object each : all) {
        String problem = problem(map(each), data, where);
        if (problem != null) {
          return problem;
        }
      }
    }
    if (schema.get("anyOf") instanceof List<?> any) {
      String problem = choice(any, data, where, any.size());
      if (problem != null) {
        return problem;
      }
    }
    return schema.get("oneOf") instanceof List<?> one ? choice(one, data, where, 1) : null;
  }

  /** What is wrong where not one of the choices fits, or more of them than may. */
  private @Nullable String choice(
      List<?> choices, @Nullable Object data, String where, int mostFitting) {
    int fitting = 0;
    String closest = null;
    for (Object each : choices) {
      Map<?, ?> choice = map(each);
      String problem = problem(choice, data, where);
      if (problem == null) {
        fitting++;
      } else if (isMeant(choice, data)) {
        closest = problem;
      }
    }
    if (fitting > mostFitting) {
      return at(where) + " fits more than one of what it may be";
    } else if (fitting == 0) {
      return closest != null
          ? closest
          : at(where) + " is none of the " + choices.size() + " things that it may be";
    }
    return null;
  }

  /** Whether data says that it is this one of several choices. */
  private boolean isMeant(Map<?, ?> choice, @Nullable Object data) {
    if (choice.get("$ref") instanceof String reference) {
      return isMeant(referred(reference), data);
    }
    if (choice.get("allOf") instanceof List<?> all) {
      return all.stream().anyMatch(each -> isMeant(map(each), data));
    }
    boolean meant = false;
    if (data instanceof Map<?, ?> object) {
      for (Map.Entry<?, ?> property : map(choice.get("properties")).entrySet()) {
        Map<?, ?> mark = map(property.getValue());
        meant |=
            mark.containsKey("const") && same(mark.get("const"), object.get(property.getKey()));
      }
    }
    return meant;
  }

  /** Whether two values are the same JSON. */
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number number && other instanceof Number another) {
      return new BigDecimal(number.toString()).compareTo(new BigDecimal(another.toString())) == 0;
    }
    return Objects.equals(one, other);
  }

  // ---- what is in it

  private @Nullable String elements(Map<?, ?> schema, List<?> list, String where) {
    List<?> first = schema.get("prefixItems") instanceof List<?> said ? said : List.of();
    if (schema.get("minItems") instanceof Number least && list.size() < least.intValue()) {
      return at(where) + " must have " + least + " elements or more";
    }
    Map<?, ?> others = map(schema.get("items"));
    for (int i = 0; i < list.size(); i++) {
      Map<?, ?> items = i < first.size() ? map(first.get(i)) : others;
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
    Map<?, ?> names = map(schema.get("propertyNames"));
    Object others = schema.get("additionalProperties");
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String key = String.valueOf(entry.getKey());
      String place = where.isEmpty() ? key : where + "." + key;
      boolean known = properties.containsKey(key);
      if (!known && Boolean.FALSE.equals(others)) {
        return at(place) + " is not known";
      }
      String misnamed = problem(names, key, place);
      if (misnamed != null) {
        return misnamed;
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
