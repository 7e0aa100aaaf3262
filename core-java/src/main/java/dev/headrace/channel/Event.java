package dev.headrace.channel;

import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of an event, with the type of its payload. Whoever emits it and whoever listens have one
 * each, or the same.
 *
 * <pre>{@code
 * record Moved(String desk, int floor) {}
 *
 * static final Event<Moved> MOVED = Event.of("desk.moved", Moved.class);
 * }</pre>
 *
 * @param <P> the type of its payload
 */
@SuppressWarnings("UnusedTypeParameter") // whoever uses it is checked by them
public final class Event<P extends @Nullable Object> {
  private final String id;
  private final PayloadType payload;

  private Event(String id, Type payload) {
    this.id = Ids.requireEvent(id);
    this.payload = PayloadType.of(payload);
  }

  /**
   * Makes an event.
   *
   * @param id its id, not blank; one that begins with an underscore is private
   * @param payload the class of its payload; {@link Void} for none
   * @param <P> the type of its payload
   * @return the event
   */
  public static <P extends @Nullable Object> Event<P> of(String id, Class<P> payload) {
    return new Event<>(id, payload);
  }

  /**
   * Makes an event of a type that has arguments, or of {@link NoPayload}. That it is that of the
   * event's parameter is for the caller to see to.
   *
   * @param id its id, not blank
   * @param payload the type of its payload
   * @param <P> the type of its payload
   * @return the event
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // said in the Javadoc
  public static <P extends @Nullable Object> Event<P> ofType(String id, Type payload) {
    return new Event<>(id, payload);
  }

  /**
   * The event's id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Whether the event stays in the registry that emits it.
   *
   * @return true if its id begins with an underscore
   */
  public boolean isPrivate() {
    return Ids.isPrivate(id);
  }

  PayloadType payload() {
    return payload;
  }

  /**
   * Whether another event is the same.
   *
   * @param other what to compare with
   * @return true if it is an event of the same id and type
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Event<?> that && id.equals(that.id) && payload.equals(that.payload);
  }

  /**
   * A hash of the event.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return Objects.hash(id, payload);
  }

  /**
   * The event as text.
   *
   * @return its id and type
   */
  @Override
  public String toString() {
    return id + ": " + payload;
  }
}
