package dev.headrace.wire;

import dev.headrace.channel.Codec;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.MalformedMessageException;
import dev.headrace.channel.Message;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.Failure;
import dev.headrace.channel.MessageData;
import dev.headrace.channel.MessageId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The seven messages as JSON, in UTF-8. Strict in what it writes: what is absent is left out, whole
 * numbers have no fraction, numbers that JSON has not are refused. Lenient in what it reads: the
 * order of keys is of no importance, unknown ones are passed over, an id may be any text.
 *
 * <p>Any thread may call it, several at once.
 */
public final class MessageJson {
  static final int DEPTH = 64;
  private static final int DIGITS = 200;
  private static final int USUAL_BYTES = 256;

  private final Codec codec;
  private final int depth;
  private final boolean bigAsText;
  private final @Nullable PayloadWarnings warnings;
  private final JsonFactory json;

  MessageJson(Codec codec, int depth, boolean bigAsText, @Nullable PayloadWarnings warnings) {
    this.codec = Objects.requireNonNull(codec, "codec");
    this.depth = depth;
    this.bigAsText = bigAsText;
    this.warnings = warnings;
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depth)
                    .maxNumberLength(DIGITS)
                    .maxStringLength(Integer.MAX_VALUE) // a message has a limit already
                    .build())
            .build();
  }

  /**
   * Reads and writes messages that are nested up to 64 deep.
   *
   * @param codec makes data of the payloads that are written
   * @return the reader and writer
   */
  public static MessageJson of(Codec codec) {
    return of(codec, DEPTH);
  }

  /**
   * Reads and writes messages.
   *
   * @param codec makes data of the payloads that are written
   * @param maxDepth how deep objects and arrays may be in each other where messages are read
   * @return the reader and writer
   */
  public static MessageJson of(Codec codec, int maxDepth) {
    return new MessageJson(codec, maxDepth, false, null);
  }

  /**
   * The same with whole numbers of payloads beyond 2⁵³ − 1, either way, written as texts of their
   * digits, for those who know doubles alone. {@link JacksonCodec} makes numbers of them again.
   *
   * @return another reader and writer
   */
  public MessageJson bigNumbersAsText() {
    return new MessageJson(codec, depth, true, warnings);
  }

  /**
   * Writes a message.
   *
   * @param message the message
   * @return one line of JSON, without what ends the line
   * @throws Exception if there is no JSON for its payload
   */
  public byte[] write(Message message) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    write(message, out);
    return out.toByteArray();
  }

  private void write(Message message, ByteArrayOutputStream out) throws Exception {
    Map<String, Object> data = MessageData.encode(message, codec);
    boolean schemas =
        message instanceof Message.RegisterRequest || message instanceof Message.ListResponse;
    boolean big;
    try (JsonGenerator generator =
        json.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      big = JsonWriting.write(generator, data, bigAsText && !schemas);
    }
    if (warnings != null && !schemas) {
      warnings.written(message, data, big && !bigAsText);
    }
  }

  /** The same, with the end of the line. */
  byte[] line(Message message) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    write(message, out);
    out.write('\n');
    return out.toByteArray();
  }

  /**
   * Reads a message.
   *
   * @param bytes one document of JSON
   * @return the message; its payload is {@link dev.headrace.channel.Data}
   * @throws MalformedMessageException if they are no message
   */
  public Message read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  Message read(byte[] bytes, int from, int length) {
    Map<?, ?> data;
    try (JsonParser parser = parser(bytes, from, length)) {
      parser.nextToken();
      if (!(JsonReading.value(parser) instanceof Map<?, ?> object)) {
        throw new IllegalArgumentException("it is no object");
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows it");
      }
      data = object;
    } catch (JacksonException broken) {
      throw malformed(broken.getOriginalMessage(), envelope(bytes, from, length), broken);
    } catch (CharacterCodingException broken) {
      throw malformed("it is not in UTF-8", envelope(bytes, from, length), broken);
    } catch (IllegalArgumentException | ArithmeticException broken) {
      throw malformed(String.valueOf(broken.getMessage()), envelope(bytes, from, length), broken);
    }
    return MessageData.decode(data);
  }

  /** Bytes that are no UTF-8 are refused; Jackson alone would let some of them through. */
  private JsonParser parser(byte[] bytes, int from, int length) throws CharacterCodingException {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] < 0) {
        var decoder =
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = decoder.decode(ByteBuffer.wrap(bytes, from, length));
        return json.createParser(
            ObjectReadContext.empty(), text.array(), text.arrayOffset(), text.length());
      }
    }
    return json.createParser(ObjectReadContext.empty(), bytes, from, length);
  }

  private static MalformedMessageException malformed(
      String problem, Envelope envelope, @Nullable Throwable cause) {
    return new MalformedMessageException(
        "this is no message: " + problem, envelope.callId(), cause);
  }

  // ---- what can still be said of what is broken

  /** What is known of a message of which only a part could be read. */
  record Envelope(@Nullable String id, @Nullable String type, @Nullable String thid) {
    /** The id to which a caller elsewhere waits for an answer. */
    @Nullable MessageId callId() {
      return id != null && !id.isEmpty() && "execute.command.request".equals(type)
          ? MessageId.of(id)
          : null;
    }

    /** What whoever called from here is told, where this was the answer. */
    @Nullable ExecuteResponse failedAnswer(String why) {
      return thid == null || thid.isEmpty() || !"execute.command.response".equals(type)
          ? null
          : new ExecuteResponse(
              MessageId.of(id == null || id.isEmpty() ? thid : id),
              MessageId.of(thid),
              null,
              new Failure(ErrorCode.INTERNAL_ERROR, "the answer could not be read: " + why));
    }
  }

  /** Reads as far as it goes. */
  Envelope envelope(byte[] bytes, int from, int length) {
    String id = null;
    String type = null;
    String thid = null;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes, from, length)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
          if (text && name.equals("id")) {
            id = parser.getString();
          } else if (text && name.equals("type")) {
            type = parser.getString();
          } else if (text && name.equals("thid")) {
            thid = parser.getString();
          } else {
            parser.skipChildren();
          }
        }
      }
    } catch (JacksonException here) {
      // As far as it goes: what is wrong with it was said already.
      return new Envelope(id, type, thid);
    }
    return new Envelope(id, type, thid);
  }

  /** The problem of a line that is longer than a message may be. */
  MalformedMessageException tooLong(byte[] beginning, int most) {
    return malformed(
        "it has more than " + most + " bytes", envelope(beginning, 0, beginning.length), null);
  }
}
