package dev.headrace.channel;

import org.jspecify.annotations.Nullable;

/**
 * Sees every message that comes in or goes out by a channel: for authentication, authorisation,
 * metrics, tracing. Messages that a registry hands on come in and go out.
 *
 * <pre>{@code
 * builder.intercept(new Interceptor() {
 *   public Message inbound(String channel, Message message) {
 *     if (message instanceof Message.ExecuteRequest call && !allowed(channel, call.commandId())) {
 *       throw new CommandException(ErrorCode.INVALID_REQUEST, call.commandId() + " is not for you");
 *     }
 *     return message;
 *   }
 * });
 * }</pre>
 *
 * <p>It is called on the thread that receives or sends, several at once, and must not wait. Of
 * several the first that was given sees an inbound message first, and an outbound one last.
 *
 * <p><b>Refusing.</b> What it throws refuses the message. Where somebody waits for an answer, that
 * is the answer: for a call the code of a {@link CommandException}, otherwise {@link
 * ErrorCode#INTERNAL_ERROR}; a command is not registered; a list is empty. Anything else is dropped
 * and counted, and told as a failure.
 */
public interface Interceptor {

  /**
   * Sees a message that came in, before the registry does.
   *
   * @param channel the id of the channel it came by
   * @param message the message
   * @return the message to go on with: the same, or one of the same kind and ids with another
   *     payload; {@code null} drops it without telling anybody
   * @throws Exception if the message is refused
   */
  default @Nullable Message inbound(String channel, Message message) throws Exception {
    return message;
  }

  /**
   * Sees a message that is to go out, before the channel does.
   *
   * @param channel the id of the channel it is to go out by
   * @param message the message
   * @return the message to go on with: the same, or one of the same kind and ids with another
   *     payload; {@code null} drops it without telling anybody
   * @throws Exception if the message is refused
   */
  default @Nullable Message outbound(String channel, Message message) throws Exception {
    return message;
  }
}
