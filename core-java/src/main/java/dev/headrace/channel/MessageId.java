package dev.headrace.channel;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What tells one message from all others, in every registry it comes to.
 *
 * <p>Those made here are random UUIDs, and become text only when somebody asks for it; others may
 * send any text that is not empty. Two are equal if their texts are. Immutable, and 32 bytes.
 */
public final class MessageId {
  private static final int UUID_LENGTH = 36;

  private final long high;
  private final long low;

  /** What it is where it is no UUID in its usual form; null otherwise. */
  private final @Nullable String other;

  private MessageId(long high, long low, @Nullable String other) {
    this.high = high;
    this.low = low;
    this.other = other;
  }

  /**
   * Makes a random id. It is no secret: channels are what is trusted or not.
   *
   * @return an id that no other message has
   */
  public static MessageId random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return of(random.nextLong(), random.nextLong());
  }

  /**
   * Makes an id of 122 bits, such as a test's.
   *
   * @param high the upper bits; four of them are the UUID's version
   * @param low the lower bits; two of them are the UUID's variant
   * @return the id of a UUID of version 4
   */
  public static MessageId of(long high, long low) {
    return new MessageId((high & ~0xF000L) | 0x4000L, (low & ~(0b11L << 62)) | (0b10L << 62), null);
  }

  /**
   * The id of a text.
   *
   * @param text the text, not empty
   * @return the id
   */
  public static MessageId of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a message's id must not be empty");
    }
    if (text.length() == UUID_LENGTH) {
      try {
        UUID uuid = UUID.fromString(text);
        if (uuid.toString().equals(text)) {
          return new MessageId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), null);
        }
      } catch (IllegalArgumentException noUuid) {
        return new MessageId(0, 0, text);
      }
    }
    return new MessageId(0, 0, text);
  }

  /**
   * Whether another id is this one.
   *
   * @param object what to compare with
   * @return true if it is an id with the same text
   */
  @Override
  public boolean equals(@Nullable Object object) {
    return object == this
        || (object instanceof MessageId that
            && high == that.high
            && low == that.low
            && Objects.equals(other, that.other));
  }

  /**
   * A hash of the id.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return other != null ? other.hashCode() : Long.hashCode(high ^ low);
  }

  /**
   * The id as text, made anew by each call.
   *
   * @return the text, such as {@code "110ec58a-a0f2-4ac4-8393-c866d813b8d1"}
   */
  @Override
  public String toString() {
    return other != null ? other : new UUID(high, low).toString();
  }
}
