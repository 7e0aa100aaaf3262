package dev.headrace.wire;

import dev.headrace.channel.Codec;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes data of records, of maps, and of whatever else Jackson knows, and the other way about. For
 * Kotlin's data classes give it a mapper with Jackson's Kotlin module.
 *
 * <p>Any thread may call it.
 */
public final class JacksonCodec implements Codec {
  private final JsonMapper mapper;

  private JacksonCodec(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The codec with a mapper of its own, which passes over keys that it does not know, and makes no
   * whole number of one with a fraction.
   *
   * @return the codec
   */
  public static JacksonCodec create() {
    return of(
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build());
  }

  /**
   * The codec with a mapper of yours.
   *
   * @param mapper the mapper
   * @return the codec
   */
  public static JacksonCodec of(JsonMapper mapper) {
    return new JacksonCodec(Objects.requireNonNull(mapper, "mapper"));
  }

  JsonMapper mapper() {
    return mapper;
  }

  @Override
  public @Nullable Object encode(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value
        : mapper.convertValue(value, Object.class);
  }

  @Override
  public @Nullable Object decode(@Nullable Object data, Type type) {
    if (data == null || type == Object.class) {
      return data;
    }
    JavaType wanted = mapper.constructType(type);
    try {
      return mapper.convertValue(data, wanted);
    } catch (JacksonException | IllegalArgumentException unfit) {
      Object whole = JsonReading.withWholeNumbers(data);
      if (whole.equals(data)) {
        throw unfit;
      }
      return mapper.convertValue(whole, wanted); // numbers may be of any class
    }
  }
}
