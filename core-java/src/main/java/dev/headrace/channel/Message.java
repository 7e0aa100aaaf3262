package dev.headrace.channel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes through a channel. Seven kinds, which are those of the protocol; there are no others,
 * and that a channel closed is no message.
 *
 * <p>Messages are immutable. Payloads are handed over as they are: an object, which both sides must
 * leave unchanged from then on, or {@link Data} where it came from another process; {@code null} is
 * none.
 */
public sealed interface Message {

  /**
   * What tells this message from all others.
   *
   * @return its id
   */
  MessageId id();

  /** What answers another message. */
  sealed interface Response extends Message {
    /**
     * Which message this answers.
     *
     * @return the id of the request
     */
    MessageId thid();
  }

  /**
   * Asks that a command be known as the sender's.
   *
   * @param id the message's id
   * @param command the command
   */
  record RegisterRequest(MessageId id, CommandInfo command) implements Message {
    /**
     * Makes the message.
     *
     * @param id the message's id
     * @param command the command
     */
    public RegisterRequest {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(command, "command");
    }
  }

  /**
   * Says whether the command is known as the receiver's now.
   *
   * @param id the message's id
   * @param thid the id of the request
   * @param error why not, or {@code null} if it is
   */
  record RegisterResponse(MessageId id, MessageId thid, @Nullable ErrorCode error)
      implements Response {
    /**
     * Makes the message.
     *
     * @param id the message's id
     * @param thid the id of the request
     * @param error why not, or {@code null} if it is
     */
    public RegisterResponse {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(thid, "thid");
    }
  }

  /**
   * Asks which commands the receiver has itself.
   *
   * @param id the message's id
   */
  record ListRequest(MessageId id) implements Message {
    /**
     * Makes the message.
     *
     * @param id the message's id
     */
    public ListRequest {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * Says which commands the sender has itself, private ones left out.
   *
   * @param id the message's id
   * @param thid the id of the request
   * @param commands the commands
   */
  record ListResponse(MessageId id, MessageId thid, List<CommandInfo> commands)
      implements Response {
    /**
     * Makes the message.
     *
     * @param id the message's id
     * @param thid the id of the request
     * @param commands the commands
     */
    public ListResponse {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(thid, "thid");
      commands = List.copyOf(commands);
    }
  }

  /**
   * Calls a command. A registry that hands it on leaves it as it is.
   *
   * @param id the message's id
   * @param commandId the command's id
   * @param request the request, or {@code null}
   */
  record ExecuteRequest(MessageId id, String commandId, @Nullable Object request)
      implements Message {
    /**
     * Makes the message.
     *
     * @param id the message's id
     * @param commandId the command's id
     * @param request the request, or {@code null}
     */
    public ExecuteRequest {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(commandId, "commandId");
    }
  }

  /**
   * Answers a call.
   *
   * @param id the message's id
   * @param thid the id of the call
   * @param result the result, or {@code null}
   * @param error why there is none, or {@code null}
   */
  record ExecuteResponse(
      MessageId id, MessageId thid, @Nullable Object result, @Nullable Failure error)
      implements Response {
    /**
     * Makes the message.
     *
     * @param id the message's id
     * @param thid the id of the call
     * @param result the result, or {@code null}
     * @param error why there is none, or {@code null}
     */
    public ExecuteResponse {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(thid, "thid");
    }
  }

  /**
   * Why a call has no result.
   *
   * @param code why
   * @param message what is wrong
   */
  record Failure(ErrorCode code, String message) {
    /**
     * Makes it.
     *
     * @param code why
     * @param message what is wrong
     */
    public Failure {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * Says that something happened. Nobody answers.
   *
   * @param id the message's id, by which every registry takes it once
   * @param eventId the event's id
   * @param payload the payload, or {@code null}
   */
  record EventMessage(MessageId id, String eventId, @Nullable Object payload) implements Message {
    /**
     * Makes the message.
     *
     * @param id the message's id, by which every registry takes it once
     * @param eventId the event's id
     * @param payload the payload, or {@code null}
     */
    public EventMessage {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(eventId, "eventId");
    }
  }
}
