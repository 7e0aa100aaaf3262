package dev.headrace;

import java.util.Objects;

/**
 * What happens to an event that comes when a buffer is full: whoever publishes can't be made to
 * wait, so one of the events must go, or who reads them must fail.
 *
 * <p>There is no default: what may be lost is for the application to say.
 *
 * @param policy what happens
 * @param capacity how many events wait for a slow reader, 1 or more
 */
public record Overflow(Policy policy, int capacity) {

  /** The policies. */
  public enum Policy {
    /** The event that has waited longest goes: the reader sees what is newest. */
    DROP_OLDEST("dropOldest"),
    /** The event that came goes: the reader sees what came first. */
    DROP_LATEST("dropLatest"),
    /** Nothing goes: the reader gets what was buffered, and then a {@link CapacityException}. */
    FAIL("fail");

    private final String text;

    Policy(String text) {
      this.text = text;
    }
  }

  /**
   * Makes it from its parts. The methods below read better.
   *
   * @param policy what happens
   * @param capacity how many events wait
   */
  public Overflow {
    Objects.requireNonNull(policy, "policy");
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "a buffer for %d events can't hold any: give it a capacity of 1 or more"
              .formatted(capacity));
    }
  }

  /**
   * Makes room by dropping the event that has waited longest: the reader sees what is newest.
   *
   * @param capacity how many events wait for a slow reader, 1 or more
   * @return the policy with its capacity
   */
  public static Overflow dropOldest(int capacity) {
    return new Overflow(Policy.DROP_OLDEST, capacity);
  }

  /**
   * Drops the event that came: the reader sees what came first, without gaps up to the first loss.
   *
   * @param capacity how many events wait for a slow reader, 1 or more
   * @return the policy with its capacity
   */
  public static Overflow dropLatest(int capacity) {
    return new Overflow(Policy.DROP_LATEST, capacity);
  }

  /**
   * Drops nothing: the reader gets what was buffered, and then a {@link CapacityException}. Whoever
   * publishes is not harmed.
   *
   * @param capacity how many events wait for a slow reader, 1 or more
   * @return the policy with its capacity
   */
  public static Overflow fail(int capacity) {
    return new Overflow(Policy.FAIL, capacity);
  }

  /**
   * The policy as text.
   *
   * @return such as {@code dropOldest(64)}
   */
  @Override
  public String toString() {
    return policy.text + "(" + capacity + ")";
  }
}
