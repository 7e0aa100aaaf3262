package dev.headrace.wire;

import dev.headrace.channel.Codec;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.Data;
import dev.headrace.channel.ErrorCode;
import dev.headrace.channel.Interceptor;
import dev.headrace.channel.Message;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests that come by a channel to a schema, before they reach a handler: what does not fit
 * is answered with {@link ErrorCode#INVALID_REQUEST}, and a text that says where and why. Requests
 * that go out by a channel are held to it too, where {@linkplain #alsoOutgoing that is asked}:
 * their caller gets the same error, and nothing is sent.
 *
 * <pre>{@code
 * RequestValidation validation = RequestValidation.create().add(ADD, schemas.of(ADD.requestType()));
 * CommandRegistry.builder("worker").codec(codec).intercept(validation).build();
 * }</pre>
 *
 * <p>Of a schema it looks at: {@code type}, {@code const}, {@code enum}, {@code minimum}, {@code
 * maximum}, {@code properties}, {@code required}, {@code propertyNames}, {@code
 * additionalProperties}, {@code items}, {@code prefixItems}, {@code minItems}, {@code allOf},
 * {@code anyOf}, {@code oneOf}, and references to {@code #} and {@code #/$defs/…}; it passes over
 * the rest. A whole number of 16 digits or more may also be a text, as {@link
 * WireOptions#bigNumbersAsText} writes it. Commands that were not added are let through, and so are
 * payloads that never were JSON.
 *
 * <p>Any thread may call it.
 */
public final class RequestValidation implements Interceptor {
  private final ConcurrentHashMap<String, SchemaCheck> checks = new ConcurrentHashMap<>();

  private volatile @Nullable Codec outgoing;

  private RequestValidation() {}

  /**
   * A validation of no commands yet.
   *
   * @return the validation
   */
  public static RequestValidation create() {
    return new RequestValidation();
  }

  /**
   * Has the requests of a command held to a schema.
   *
   * @param command the command
   * @param schema what its requests look like
   * @return this
   */
  public RequestValidation add(Command<?, ?> command, Map<String, Object> schema) {
    return add(command.id(), schema);
  }

  /**
   * Has the requests of a command held to a schema.
   *
   * @param command the command's id
   * @param schema what its requests look like
   * @return this
   */
  public RequestValidation add(String command, Map<String, Object> schema) {
    checks.put(command, new SchemaCheck(schema));
    return this;
  }

  /**
   * Has requests that go out by a channel held to the schemas as well. Each is made data of once
   * more for it.
   *
   * @param codec makes data of requests, as the channel's does
   * @return this
   */
  public RequestValidation alsoOutgoing(Codec codec) {
    outgoing = Objects.requireNonNull(codec, "codec");
    return this;
  }

  @Override
  public @Nullable Message inbound(String channel, Message message) {
    if (message instanceof Message.ExecuteRequest call) {
      SchemaCheck check = checks.get(call.commandId());
      Object request = call.request();
      if (check != null && (request == null || request instanceof Data)) {
        hold(call, check, request instanceof Data data ? data.value() : null);
      }
    }
    return message;
  }

  @Override
  public @Nullable Message outbound(String channel, Message message) throws Exception {
    Codec codec = outgoing;
    if (codec != null && message instanceof Message.ExecuteRequest call) {
      SchemaCheck check = checks.get(call.commandId());
      Object request = call.request();
      if (check != null) {
        hold(call, check, data(request, codec));
      }
    }
    return message;
  }

  private static @Nullable Object data(@Nullable Object request, Codec codec) throws Exception {
    if (request instanceof Data data) {
      return data.value();
    }
    return request == null ? null : codec.encode(request);
  }

  private static void hold(
      Message.ExecuteRequest call, SchemaCheck check, @Nullable Object request) {
    String problem = check.problem(request);
    if (problem != null) {
      throw new CommandException(
          ErrorCode.INVALID_REQUEST, "the request of " + call.commandId() + ": " + problem);
    }
  }
}
