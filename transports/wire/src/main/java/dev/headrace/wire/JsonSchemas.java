package dev.headrace.wire;

import dev.headrace.channel.Command;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says as a JSON schema (draft 2020-12) what a type looks like as JSON: of records, and of whatever
 * else the codec's mapper makes objects of, such as Kotlin's data classes.
 *
 * <pre>{@code
 * worker.register(ADD, o -> o.schema(schemas.of(ADD)), add -> add.a() + add.b());
 * }</pre>
 *
 * <p>A record's component is required unless it is {@code @Nullable} or optional; a property of
 * another class where it is primitive, or the mapper says so. Further keys are allowed. What is not
 * known may be anything.
 *
 * <ul>
 *   <li>An enum is the values that the mapper writes; a map's keys are those of its key's enum.
 *   <li>A sealed type, and one whose subtypes the mapper knows, is one of them. Where the mapper
 *       writes which one it is, the schema says so too: by a property, around it, or before it.
 *       Else nothing does, and the mapper can't read it without a deserializer.
 *   <li>A type within itself becomes a reference to {@code $defs}, by the class's simple name;
 *       another type of that name is called by the class around it too, or gets a number.
 * </ul>
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
    SchemaMaking making = new SchemaMaking(mapper);
    Map<String, Object> schema = making.schema(mapper.constructType(type));
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("$schema", DRAFT);
    whole.putAll(schema);
    if (!making.definitions().isEmpty()) {
      whole.put("$defs", making.definitions());
    }
    return whole;
  }
}
