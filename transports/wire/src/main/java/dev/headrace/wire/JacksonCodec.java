package dev.headrace.wire;

import dev.headrace.channel.Codec;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
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
 * <p>A payload is written by its own class. One of several types, such as those of a sealed
 * interface with {@code @JsonTypeInfo}, should have its name in a {@code @JsonTypeName} of its own:
 * names that the interface alone knows are written where a record has a component of the
 * interface's type, and not for a payload itself.
 *
 * <p>Whole numbers of more digits than a double holds may come as texts, see {@link
 * WireOptions#bigNumbersAsText}; numbers are made of them where numbers are wanted.
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
        : withoutBytes(mapper.convertValue(value, Object.class));
  }

  /** Bytes as texts, which is what the mapper would write of them; the rest is as it was. */
  @SuppressWarnings("unchecked") // the mapper has just made it
  private @Nullable Object withoutBytes(@Nullable Object data) {
    if (data instanceof byte[] bytes) {
      return mapper.serializationConfig().getBase64Variant().encode(bytes);
    } else if (data instanceof Map<?, ?> map) {
      ((Map<String, @Nullable Object>) map).replaceAll((key, each) -> withoutBytes(each));
    } else if (data instanceof List<?> list) {
      ((List<@Nullable Object>) list).replaceAll(this::withoutBytes);
    }
    return data;
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
