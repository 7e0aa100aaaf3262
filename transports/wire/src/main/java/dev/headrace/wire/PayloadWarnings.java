package dev.headrace.wire;

import dev.headrace.channel.Message;
import dev.headrace.channel.Message.EventMessage;
import dev.headrace.channel.Message.ExecuteRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Warns of payloads that go out, and that other implementations of the protocol may refuse or get
 * wrong: once for each command or event. An answer does not say which command it is of. Any thread
 * may call it.
 */
final class PayloadWarnings {
  private final OnceLog log;

  PayloadWarnings(OnceLog log) {
    this.log = log;
  }

  /**
   * Looks at a message.
   *
   * @param data what was written of it
   * @param big whether there is a whole number in it that not every double can tell from the next
   */
  void written(Message message, Map<String, Object> data, boolean big) {
    if (message instanceof ExecuteRequest call) {
      Object request = data.get("request");
      if (request != null && !(request instanceof Map)) {
        log.warn(
            "scalar " + call.commandId(),
            () ->
                "the request of %s is %s and no object, which peers may refuse. Fix: have it take a record or a map, or say noPayloadWarnings() where all peers take it"
                    .formatted(call.commandId(), named(request)),
            null);
      }
    }
    if (big) {
      String subject = subject(message);
      log.warn(
          "big " + subject,
          () ->
              "%s has a whole number beyond 2⁵³ − 1, whose last digits peers may lose. Fix: say bigNumbersAsText(), or noPayloadWarnings() where all peers read it exactly"
                  .formatted(subject),
          null);
    }
  }

  private static String subject(Message message) {
    if (message instanceof ExecuteRequest call) {
      return "the request of " + call.commandId();
    }
    return message instanceof EventMessage event
        ? "the payload of event " + event.eventId()
        : "a result";
  }

  private static String named(@Nullable Object request) {
    if (request instanceof List) {
      return "a list";
    }
    return request instanceof String ? "a text" : "" + request;
  }
}
