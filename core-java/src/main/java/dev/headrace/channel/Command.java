package dev.headrace.channel;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a command, with the types of its requests and results. Whoever calls it and whoever
 * answers it have one each, or the same.
 *
 * <pre>{@code
 * record Add(long a, long b) {}
 *
 * static final Command<Add, Long> ADD = Command.of("math.add", Add.class, Long.class);
 * static final Command<Void, Void> PING = Command.of("ping", Void.class, Void.class);
 * }</pre>
 *
 * <p>Requests are not null, unless their type is {@link Void} or {@link Object}. Results may be.
 *
 * @param <Q> the type of its requests
 * @param <R> the type of its results
 */
@SuppressWarnings("UnusedTypeParameter") // whoever uses it is checked by them
public final class Command<Q extends @Nullable Object, R extends @Nullable Object> {
  private final String id;
  private final PayloadType request;
  private final PayloadType response;
  private final boolean carriesBoth;

  private Command(String id, Type request, Type response) {
    this.id = Ids.requireCommand(id);
    this.request = PayloadType.of(request);
    this.response = PayloadType.of(response);
    this.carriesBoth = !this.request.isNothing() && !this.response.isNothing();
  }

  /**
   * Makes a command of classes.
   *
   * @param id its id, not blank; one that begins with an underscore is private
   * @param request the class of its requests
   * @param response the class of its results
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return the command
   */
  public static <Q extends @Nullable Object, R extends @Nullable Object> Command<Q, R> of(
      String id, Class<Q> request, Class<R> response) {
    return new Command<>(id, wrapped(request), wrapped(response));
  }

  /**
   * Makes a command of types that have arguments, such as a list of quotes, or of {@link
   * NoPayload}. That they are those of the command's parameters is for the caller to see to.
   *
   * @param id its id, not blank
   * @param request the type of its requests
   * @param response the type of its results
   * @param <Q> the type of its requests
   * @param <R> the type of its results
   * @return the command
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // said in the Javadoc
  public static <Q extends @Nullable Object, R extends @Nullable Object> Command<Q, R> ofTypes(
      String id, Type request, Type response) {
    return new Command<>(id, request, response);
  }

  private static Class<?> wrapped(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  /**
   * The command's id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Whether others are not told of the command.
   *
   * @return true if its id begins with an underscore
   */
  public boolean isPrivate() {
    return Ids.isPrivate(id);
  }

  /**
   * What the command takes.
   *
   * @return the type of its request; {@link Void} for nothing
   */
  public Type requestType() {
    return request.type();
  }

  /**
   * What the command gives.
   *
   * @return the type of its result; {@link Void} for nothing
   */
  public Type responseType() {
    return response.type();
  }

  PayloadType request() {
    return request;
  }

  PayloadType response() {
    return response;
  }

  /** Whether there are requests, and results. */
  boolean carriesBoth() {
    return carriesBoth;
  }

  /**
   * Whether another command is the same.
   *
   * @param other what to compare with
   * @return true if it is a command of the same id and types
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Command<?, ?> that
        && id.equals(that.id)
        && request.equals(that.request)
        && response.equals(that.response);
  }

  /**
   * A hash of the command.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return Objects.hash(id, request, response);
  }

  /**
   * The command as text.
   *
   * @return its id and types
   */
  @Override
  public String toString() {
    return id + ": " + request + " → " + response;
  }
}
