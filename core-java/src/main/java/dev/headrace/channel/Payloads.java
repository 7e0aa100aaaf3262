package dev.headrace.channel;

import dev.headrace.internal.flow.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a payload what somebody wants: the object itself where it fits, else what it encodes.
 */
final class Payloads {
  private final Codec codec;

  Payloads(Codec codec) {
    this.codec = codec;
  }

  /** The request for a handler. */
  @Nullable Object request(Command<?, ?> command, @Nullable Object payload) {
    PayloadType type = command.request();
    Object request;
    try {
      request = as(payload, type);
    } catch (Exception e) {
      throw unfit(ErrorCode.INVALID_REQUEST, "the request of " + command.id(), type, e);
    }
    if (request == null && !type.takesNull()) {
      throw new CommandException(
          ErrorCode.INVALID_REQUEST, command.id() + " takes a " + type + ", and got no request");
    }
    return request;
  }

  /** The result for a caller. */
  @Nullable Object result(Command<?, ?> command, @Nullable Object payload) {
    try {
      return as(payload, command.response());
    } catch (Exception e) {
      throw unfit(ErrorCode.INTERNAL_ERROR, "the result of " + command.id(), command.response(), e);
    }
  }

  /** The payload for a listener. */
  @Nullable Object payload(Event<?> event, @Nullable Object payload) {
    try {
      return as(payload, event.payload());
    } catch (Exception e) {
      throw unfit(ErrorCode.INVALID_MESSAGE, "the payload of " + event.id(), event.payload(), e);
    }
  }

  private @Nullable Object as(@Nullable Object payload, PayloadType type) throws Exception {
    Class<?> raw = type.raw();
    if (type.isNothing()) {
      return type.nothing();
    }
    if (payload == null) {
      return null;
    }
    Object made;
    if (payload instanceof Data data) {
      made = raw == Object.class ? data.value() : codec.decode(data.value(), type.type());
    } else if (raw.isInstance(payload)) {
      return payload;
    } else {
      made = codec.decode(codec.encode(payload), type.type());
    }
    if (made != null && !raw.isInstance(made)) {
      throw new ClassCastException("the codec made a " + made.getClass().getName() + " of it");
    }
    return made;
  }

  private static CommandException unfit(
      ErrorCode code, String what, PayloadType type, Exception cause) {
    Failures.keepInterrupt(cause);
    return new CommandException(
        code, "%s is no %s: %s".formatted(what, type, CommandException.textOf(cause)), null, cause);
  }
}
