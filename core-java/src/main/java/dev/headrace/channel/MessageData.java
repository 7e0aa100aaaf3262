package dev.headrace.channel;

import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import dev.headrace.channel.Message.ExecuteResponse;
import dev.headrace.channel.Message.Failure;
import dev.headrace.channel.Message.ListRequest;
import dev.headrace.channel.Message.ListResponse;
import dev.headrace.channel.Message.RegisterRequest;
import dev.headrace.channel.Message.RegisterResponse;
import dev.headrace.internal.flow.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON-shaped data of messages, and messages of such data: what a channel between processes
 * needs besides bytes. Strict in what it makes: absent is left out. Lenient in what it reads:
 * unknown keys are passed over, a missing error text is made up for. An id may be any text of 1 to
 * 256 characters.
 *
 * <p>Any thread may call it.
 */
public final class MessageData {
  private static final String REGISTER = "register.command.";
  private static final String LIST = "list.commands.";
  private static final String EXECUTE = "execute.command.";
  private static final String REQUEST = "request";
  private static final String RESPONSE = "response";
  private static final String EVENT = "event";

  /** Ids are remembered, many of them; a UUID has 36. */
  private static final int LONGEST_ID = 256;

  /** What handlers in Kotlin give that give nothing. */
  private static final String UNIT = "kotlin.Unit";

  private MessageData() {}

  // ---- making data

  /**
   * Makes data of a message.
   *
   * @param message the message
   * @param codec makes data of its payload
   * @return the data, all of it copied
   * @throws CommandException if no data can be made of a request
   * @throws Exception if no data can be made of another payload
   */
  public static Map<String, Object> encode(Message message, Codec codec) throws Exception {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", message.id().toString());
    if (message instanceof Message.Response response) {
      data.put("thid", response.thid().toString());
    }
    if (message instanceof ExecuteRequest call) {
      data.put("type", EXECUTE + REQUEST);
      data.put("commandId", call.commandId());
      putRequest(data, call, codec);
    } else if (message instanceof ExecuteResponse answer) {
      data.put("type", EXECUTE + RESPONSE);
      data.put(RESPONSE, outcome(answer, codec));
    } else if (message instanceof EventMessage event) {
      data.put("type", EVENT);
      data.put("eventId", event.eventId());
      putPayload(data, "payload", event.payload(), codec);
    } else if (message instanceof RegisterRequest request) {
      data.put("type", REGISTER + REQUEST);
      data.put("command", info(request.command()));
    } else if (message instanceof RegisterResponse answer) {
      data.put("type", REGISTER + RESPONSE);
      data.put(
          RESPONSE,
          answer.error() == null
              ? Map.of("ok", true)
              : Map.of("ok", false, "error", ErrorCode.DUPLICATE_COMMAND.text()));
    } else if (message instanceof ListResponse list) {
      data.put("type", LIST + RESPONSE);
      data.put("commands", list.commands().stream().map(MessageData::info).toList());
    } else {
      data.put("type", LIST + REQUEST);
    }
    return data;
  }

  private static void putRequest(Map<String, Object> data, ExecuteRequest call, Codec codec) {
    try {
      putPayload(data, REQUEST, call.request(), codec);
    } catch (Exception unfit) {
      Failures.keepInterrupt(unfit);
      throw new CommandException(
          ErrorCode.INVALID_REQUEST,
          "no data can be made of the request of %s: %s"
              .formatted(call.commandId(), CommandException.textOf(unfit)),
          null,
          unfit);
    }
  }

  private static Map<String, Object> outcome(ExecuteResponse answer, Codec codec) throws Exception {
    Map<String, Object> outcome = new LinkedHashMap<>();
    Failure error = answer.error();
    outcome.put("ok", error == null);
    if (error == null) {
      putPayload(outcome, "result", answer.result(), codec);
    } else {
      String code = error.code().onTheWire().text();
      outcome.put(
          "error",
          Map.of("code", code, "message", error.message().isBlank() ? code : error.message()));
    }
    return outcome;
  }

  private static void putPayload(
      Map<String, Object> data, String key, @Nullable Object payload, Codec codec)
      throws Exception {
    if (payload == null || payload.getClass().getName().equals(UNIT)) {
      return;
    }
    Object made = payload instanceof Data known ? known.value() : codec.encode(payload);
    Object checked = PlainCodec.checked(made);
    if (checked != null) {
      data.put(key, checked);
    }
  }

  private static Map<String, Object> info(CommandInfo command) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("id", command.id());
    if (command.description() != null) {
      info.put("description", command.description());
    }
    Object schema = PlainCodec.checked(command.schema());
    if (schema != null) {
      info.put("schema", schema);
    }
    return info;
  }

  // ---- reading data

  /**
   * Makes a message of data.
   *
   * @param data the data; it is part of the message afterwards, and must not be changed
   * @return the message; its payload is {@link Data}
   * @throws MalformedMessageException if the data is no message
   */
  public static Message decode(Map<?, ?> data) {
    MessageId id = id(data, "id");
    String type = text(data, "type", null);
    return switch (type) {
      case EXECUTE + REQUEST ->
          new ExecuteRequest(id, text(data, "commandId", id), payload(data.get(REQUEST)));
      case EXECUTE + RESPONSE -> executed(id, thid(data), map(data, RESPONSE));
      case EVENT -> new EventMessage(id, text(data, "eventId", null), payload(data.get("payload")));
      case REGISTER + REQUEST -> new RegisterRequest(id, command(map(data, "command")));
      case REGISTER + RESPONSE -> registered(id, thid(data), map(data, RESPONSE));
      case LIST + REQUEST -> new ListRequest(id);
      case LIST + RESPONSE -> listed(id, thid(data), data.get("commands"));
      default -> throw malformed("there are no messages of type " + type, null);
    };
  }

  private static ExecuteResponse executed(MessageId id, MessageId thid, Map<?, ?> outcome) {
    if (isOk(outcome)) {
      return new ExecuteResponse(id, thid, payload(outcome.get("result")), null);
    }
    Map<?, ?> error = outcome.get("error") instanceof Map<?, ?> said ? said : Map.of();
    ErrorCode code =
        error.get("code") instanceof String text
            ? ErrorCode.of(text).onTheWire()
            : ErrorCode.INTERNAL_ERROR;
    String message =
        error.get("message") instanceof String text && !text.isBlank() ? text : code.text();
    return new ExecuteResponse(id, thid, null, new Failure(code, message));
  }

  private static RegisterResponse registered(MessageId id, MessageId thid, Map<?, ?> outcome) {
    return new RegisterResponse(id, thid, isOk(outcome) ? null : ErrorCode.DUPLICATE_COMMAND);
  }

  private static ListResponse listed(MessageId id, MessageId thid, @Nullable Object commands) {
    if (!(commands instanceof List<?> list)) {
      throw malformed("commands is no list", null);
    }
    return new ListResponse(
        id,
        thid,
        list.stream()
            .map(
                each -> {
                  if (each instanceof Map<?, ?> info) {
                    return command(info);
                  }
                  throw malformed("commands has in it what is no command", null);
                })
            .toList());
  }

  @SuppressWarnings("unchecked") // its keys were checked
  private static CommandInfo command(Map<?, ?> info) {
    String description = info.get("description") instanceof String text ? text : null;
    Map<String, Object> schema = null;
    if (info.get("schema") instanceof Map<?, ?> said) {
      if (!said.keySet().stream().allMatch(String.class::isInstance)) {
        throw malformed("a schema has keys that are no texts", null);
      }
      schema = (Map<String, Object>) said;
    }
    return new CommandInfo(text(info, "id", null), description, schema);
  }

  private static @Nullable Data payload(@Nullable Object value) {
    return value == null ? null : new Data(value);
  }

  private static boolean isOk(Map<?, ?> outcome) {
    if (outcome.get("ok") instanceof Boolean ok) {
      return ok;
    }
    throw malformed("a response does not say whether it is ok", null);
  }

  private static MessageId thid(Map<?, ?> data) {
    return id(data, "thid");
  }

  /** Any text but none, also a blank one. */
  private static MessageId id(Map<?, ?> data, String key) {
    if (!(data.get(key) instanceof String text) || text.isEmpty()) {
      throw malformed(key + " is missing, or no text", null);
    }
    if (text.length() > LONGEST_ID) {
      throw malformed(key + " has more than " + LONGEST_ID + " characters", null);
    }
    return MessageId.of(text);
  }

  private static Map<?, ?> map(Map<?, ?> data, String key) {
    if (data.get(key) instanceof Map<?, ?> map) {
      return map;
    }
    throw malformed(key + " is missing, or no object", null);
  }

  private static String text(Map<?, ?> data, String key, @Nullable MessageId answerTo) {
    if (data.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw malformed(key + " is missing, or no text", answerTo);
  }

  private static MalformedMessageException malformed(String what, @Nullable MessageId answerTo) {
    return new MalformedMessageException(
        "this is no message of the protocol: " + what, answerTo, null);
  }
}
