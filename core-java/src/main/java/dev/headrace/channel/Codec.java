package dev.headrace.channel;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes data of payloads, and payloads of data. Data has the shape of JSON: null, a {@link
 * Boolean}, a {@link String}, a {@link Number}, a {@link java.util.List} of data, or a {@link
 * java.util.Map} of texts to data. A channel that leaves the process makes bytes of it.
 *
 * <p>Any thread may call it, several at once. What it throws fails the call whose payload it was:
 * for a request the error is {@link ErrorCode#INVALID_REQUEST}, for a result {@link
 * ErrorCode#INTERNAL_ERROR}.
 *
 * <p>Payloads that stay in memory are handed over as they are, and no codec is asked, wherever the
 * receiver's type fits.
 */
public interface Codec {

  /**
   * Makes data of a payload.
   *
   * @param value the payload; possibly data already, or with data in it
   * @return the data
   * @throws Exception if it can't be made
   */
  @Nullable Object encode(Object value) throws Exception;

  /**
   * Makes a payload of data.
   *
   * @param data the data; its numbers may be of any class
   * @param type what to make of it
   * @return the payload, an object of that type; {@code null} for null
   * @throws Exception if it can't be made
   */
  @Nullable Object decode(@Nullable Object data, Type type) throws Exception;

  /**
   * The codec for what is data already: texts, truth values, lists, maps, and numbers, which become
   * the class that is wanted if it holds them exactly. It makes nothing of other classes, and says
   * so.
   *
   * @return the codec
   */
  static Codec plain() {
    return PlainCodec.INSTANCE;
  }
}
