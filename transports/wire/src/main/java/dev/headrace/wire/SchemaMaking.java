package dev.headrace.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * One schema, while it is made, with what it refers to. For one thread.
 *
 * <p>A type that is met within itself is only referred to, and once it is made its schema goes to
 * the definitions; any other is written where it is met.
 */
final class SchemaMaking {
  private static final String DEFINITIONS = "#/$defs/";

  private final JsonMapper mapper;
  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Map<JavaType, String> names = new LinkedHashMap<>();
  private final List<JavaType> around = new ArrayList<>();

  SchemaMaking(JsonMapper mapper) {
    this.mapper = mapper;
  }

  Map<String, Object> definitions() {
    return definitions;
  }

  Map<String, Object> schema(JavaType type) {
    Class<?> raw = type.getRawClass();
    Map<String, Object> simple = SimpleSchemas.of(raw);
    if (simple != null) {
      return simple;
    } else if (type.isEnumType()) {
      return enumeration(raw);
    } else if (type.isReferenceType()) {
      return schema(type.getReferencedType());
    } else if (type.isMapLikeType()) {
      return within(type, () -> map(type));
    } else if (type.isArrayType() || type.isCollectionLikeType()) {
      return within(type, () -> Map.of("type", "array", "items", schema(type.getContentType())));
    } else if (raw == Object.class) {
      return Map.of();
    }
    return within(type, () -> composite(type));
  }

  /** The schema of a type that may have itself within. */
  private Map<String, Object> within(JavaType type, Supplier<Map<String, Object>> making) {
    if (around.contains(type)) {
      return Map.of("$ref", DEFINITIONS + names.computeIfAbsent(type, this::name));
    }
    around.add(type);
    Map<String, Object> schema = making.get();
    around.remove(around.size() - 1);
    String name = names.get(type);
    if (name == null) {
      return schema;
    }
    definitions.put(name, schema);
    return Map.of("$ref", DEFINITIONS + name);
  }

  /** A name that no other type has. */
  private String name(JavaType type) {
    Class<?> raw = type.getRawClass();
    String simple = raw.getSimpleName().replace("[]", "Array");
    Class<?> outer = raw.getEnclosingClass();
    String longer = outer == null ? simple : outer.getSimpleName() + "." + simple;
    String name = names.containsValue(simple) ? longer : simple;
    for (int i = 2; names.containsValue(name); i++) {
      name = longer + i;
    }
    return name;
  }

  // ---- kinds of types

  private Map<String, Object> enumeration(Class<?> type) {
    List<Object> values = Stream.of(type.getEnumConstants()).map(this::written).toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    if (values.stream().allMatch(String.class::isInstance)) {
      schema.put("type", "string");
    }
    schema.put("enum", values);
    return schema;
  }

  /** As what the mapper writes a constant. */
  private Object written(Object constant) {
    return mapper.convertValue(constant, Object.class);
  }

  private Map<String, Object> map(JavaType type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    JavaType key = type.getKeyType();
    if (key != null && key.isEnumType()) {
      schema.put("propertyNames", enumeration(key.getRawClass()));
    }
    schema.put("additionalProperties", schema(type.getContentType()));
    return schema;
  }

  private Map<String, Object> composite(JavaType type) {
    Subtypes subtypes = Subtypes.of(type, mapper);
    if (subtypes.isEmpty()) {
      return object(type);
    }
    List<Map<String, Object>> choices = new ArrayList<>();
    for (JavaType subtype : subtypes.all()) {
      Map<String, Object> schema =
          subtype.equals(type) ? object(type) : within(subtype, () -> object(subtype));
      choices.add(subtypes.marked(subtype, schema));
    }
    return choices.size() == 1
        ? choices.get(0)
        : Map.of(subtypes.areTold() ? "oneOf" : "anyOf", choices);
  }

  private Map<String, Object> object(JavaType type) {
    WrittenForm form = WrittenForm.of(type, mapper);
    Map<String, Object> schema = new LinkedHashMap<>();
    if (form.kind() == null) {
      return schema;
    }
    schema.put("type", form.kind());
    if (form.kind().equals("object")) {
      Map<String, Object> properties = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      for (BeanProperty property : form.properties()) {
        properties.put(property.getName(), schema(property.getType()));
        if (WrittenForm.isRequired(type.getRawClass(), property)) {
          required.add(property.getName());
        }
      }
      schema.put("properties", properties);
      if (!required.isEmpty()) {
        schema.put("required", required);
      }
    }
    return schema;
  }
}
