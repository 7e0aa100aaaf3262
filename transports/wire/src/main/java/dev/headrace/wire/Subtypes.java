package dev.headrace.wire;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * The types that a value of a type may be, and how what is written says which one it is: by a
 * property, by an object or an array around it, or not at all.
 */
final class Subtypes {
  private final Set<JavaType> types = new LinkedHashSet<>();
  private final SerializationContext context;
  private final @Nullable TypeSerializer telling;

  private Subtypes(SerializationContext context, @Nullable TypeSerializer telling) {
    this.context = context;
    this.telling = telling;
  }

  /** The subtypes of a sealed type, or of one that the mapper writes the subtype of. */
  static Subtypes of(JavaType type, JsonMapper mapper) {
    SerializationContext context = WrittenForm.of(type, mapper).getContext();
    TypeSerializer telling = context.findTypeSerializer(type);
    Subtypes subtypes = new Subtypes(context, telling);
    Class<?> raw = type.getRawClass();
    subtypes.addSealed(type, raw);
    if (telling != null) {
      var config = mapper.serializationConfig();
      var annotated = context.introspectClassAnnotations(type);
      for (NamedType known :
          config.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotated)) {
        subtypes.add(type, known.getType());
      }
    }
    return subtypes;
  }

  private void addSealed(JavaType base, Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted != null) {
      add(base, type);
      for (Class<?> each : permitted) {
        addSealed(base, each);
      }
    } else if (type != base.getRawClass()) {
      add(base, type);
    }
  }

  private void add(JavaType base, Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      types.add(
          type == base.getRawClass()
              ? base
              : context.getTypeFactory().constructSpecializedType(base, type));
    }
  }

  boolean isEmpty() {
    return types.isEmpty();
  }

  /** Those of which there are objects. */
  List<JavaType> all() {
    return new ArrayList<>(types);
  }

  /** Whether what is written says which one it is. */
  boolean areTold() {
    return telling != null;
  }

  /** The schema of one of them, with what says that it is this one. */
  Map<String, Object> marked(JavaType type, Map<String, Object> schema) {
    TypeSerializer how = telling;
    if (how == null) {
      return schema;
    }
    String id = how.getTypeIdResolver().idFromValueAndType(context, null, type.getRawClass());
    return switch (how.getTypeInclusion()) {
      case WRAPPER_OBJECT -> object(id, schema);
      case WRAPPER_ARRAY ->
          Map.of(
              "type", "array", "prefixItems", List.of(Map.of("const", id), schema), "minItems", 2);
      default -> {
        Map<String, Object> mark = object(how.getPropertyName(), Map.of("const", id));
        yield schema.containsKey("$ref")
            ? Map.of("allOf", List.of(mark, schema))
            : merged(mark, schema);
      }
    };
  }

  private static Map<String, Object> object(String key, Map<String, Object> value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", Map.of(key, value));
    object.put("required", List.of(key));
    return object;
  }

  private static Map<String, Object> merged(Map<String, Object> mark, Map<String, Object> schema) {
    Map<String, Object> merged = new LinkedHashMap<>(schema);
    merged.put("type", "object");
    Map<Object, Object> properties = new LinkedHashMap<>((Map<?, ?>) mark.get("properties"));
    if (schema.get("properties") instanceof Map<?, ?> own) {
      own.forEach(properties::putIfAbsent); // the mark's says more
    }
    merged.put("properties", properties);
    Set<Object> required = new LinkedHashSet<>((List<?>) mark.get("required"));
    if (schema.get("required") instanceof List<?> own) {
      required.addAll(own);
    }
    merged.put("required", new ArrayList<>(required));
    return merged;
  }
}
