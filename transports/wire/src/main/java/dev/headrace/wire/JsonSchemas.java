package dev.headrace.wire;

import dev.headrace.channel.Command;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;

/**
 * Says as a JSON schema (draft 2020-12) what a type looks like as JSON: of records, and of whatever
 * else the codec's mapper makes objects of, such as Kotlin's data classes.
 *
 * <pre>{@code
 * worker.register(ADD, o -> o.schema(schemas.of(ADD)), add -> add.a() + add.b());
 * }</pre>
 *
 * <p>A record's component is required unless it is {@code @Nullable} or optional; a property of
 * another class where it is primitive, or the mapper says so. Further keys are allowed. A type
 * within itself becomes a reference. What is not known may be anything.
 *
 * <p>Any thread may call it. It looks at classes, so do it once a command.
 */
public final class JsonSchemas {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final JsonMapper mapper;

  private JsonSchemas(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Schemas of what a codec makes.
   *
   * @param codec the codec, whose mapper says how properties are called
   * @return the schemas
   */
  public static JsonSchemas of(JacksonCodec codec) {
    return new JsonSchemas(codec.mapper());
  }

  /**
   * The schema of a command, as it is advertised.
   *
   * @param command the command
   * @return {@code request} and {@code response}, each left out where there is none
   */
  public Map<String, Object> of(Command<?, ?> command) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (command.requestType() != Void.class) {
      schema.put("request", of(command.requestType()));
    }
    if (command.responseType() != Void.class) {
      schema.put("response", of(command.responseType()));
    }
    return schema;
  }

  /**
   * The schema of a type.
   *
   * @param type the type
   * @return the schema
   */
  public Map<String, Object> of(Type type) {
    Making making = new Making();
    Map<String, Object> schema = making.schema(mapper.constructType(type));
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("$schema", DRAFT);
    whole.putAll(schema);
    if (!making.definitions.isEmpty()) {
      whole.put("$defs", making.definitions);
    }
    return whole;
  }

  /** One schema, while it is made. */
  private final class Making {
    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final List<JavaType> around = new ArrayList<>();
    private final List<JavaType> repeated = new ArrayList<>();

    Map<String, Object> schema(JavaType type) {
      Class<?> raw = type.getRawClass();
      Map<String, Object> simple = simple(raw);
      if (simple != null) {
        return simple;
      } else if (type.isReferenceType() || raw == Optional.class) {
        return schema(type.containedTypeOrUnknown(0));
      } else if (type.isMapLikeType()) {
        return Map.of("type", "object", "additionalProperties", schema(type.getContentType()));
      } else if (type.isArrayType() || type.isCollectionLikeType()) {
        return raw == byte[].class
            ? Map.of("type", "string")
            : Map.of("type", "array", "items", schema(type.getContentType()));
      } else if (raw == Object.class || raw.isSealed()) {
        return Map.of();
      }
      return object(type);
    }

    private Map<String, Object> object(JavaType type) {
      String name = type.getRawClass().getSimpleName();
      if (around.contains(type)) {
        repeated.add(type);
        return Map.of("$ref", "#/$defs/" + name);
      }
      around.add(type);
      List<BeanProperty> properties = properties(type);
      Map<String, Object> schema = new LinkedHashMap<>();
      if (properties != null) {
        Map<String, Object> described = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (BeanProperty property : properties) {
          described.put(property.getName(), schema(property.getType()));
          if (isRequired(type.getRawClass(), property)) {
            required.add(property.getName());
          }
        }
        schema.put("type", "object");
        schema.put("properties", described);
        if (!required.isEmpty()) {
          schema.put("required", required);
        }
      }
      around.remove(type);
      if (repeated.contains(type)) {
        definitions.put(name, schema);
        return Map.of("$ref", "#/$defs/" + name);
      }
      return schema;
    }
  }

  /** The properties that are written, or null for what is no object. */
  private @Nullable List<BeanProperty> properties(JavaType type) {
    PropertyVisitor visitor = new PropertyVisitor();
    mapper.acceptJsonFormatVisitor(type, visitor);
    return visitor.isObject ? visitor.properties : null;
  }

  private static final class PropertyVisitor extends JsonFormatVisitorWrapper.Base {
    private final List<BeanProperty> properties = new ArrayList<>();
    private boolean isObject;

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
      isObject = true;
      return new JsonObjectFormatVisitor.Base(getContext()) {
        @Override
        public void property(BeanProperty property) {
          properties.add(property);
        }

        @Override
        public void optionalProperty(BeanProperty property) {
          properties.add(property);
        }
      };
    }
  }

  private static boolean isRequired(Class<?> owner, BeanProperty property) {
    Class<?> raw = property.getType().getRawClass();
    if (raw.isPrimitive() || property.isRequired()) {
      return true;
    }
    if (!owner.isRecord() || isOptional(raw)) {
      return false;
    }
    String name = property.getMember().getName();
    return Stream.of(owner.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .noneMatch(JsonSchemas::isNullable);
  }

  private static boolean isNullable(RecordComponent component) {
    return Stream.concat(
            Stream.of(component.getAnnotatedType().getAnnotations()),
            Stream.of(component.getAnnotations()))
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  private static boolean isOptional(Class<?> type) {
    return type == Optional.class
        || type == OptionalInt.class
        || type == OptionalLong.class
        || type == OptionalDouble.class;
  }

  private static @Nullable Map<String, Object> simple(Class<?> type) {
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
        || type == Character.class) {
      return Map.of("type", "string");
    } else if (type.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Stream.of(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList());
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
