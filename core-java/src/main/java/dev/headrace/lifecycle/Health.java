package dev.headrace.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How something is.
 *
 * @param status how
 * @param details what else there is to say, in order
 */
public record Health(Status status, Map<String, String> details) {

  /** From well to bad. */
  public enum Status {
    /** It does what it is there for. */
    UP,
    /** Nobody knows. */
    UNKNOWN,
    /** It does it, but not as well as it should. */
    DEGRADED,
    /** It does not do it. */
    DOWN;

    /** The worse of two. */
    Status and(Status other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  /**
   * Makes it from its parts.
   *
   * @param status how
   * @param details what else there is to say
   */
  public Health {
    Objects.requireNonNull(status, "status");
    details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /**
   * All is well.
   *
   * @return up, and no more to say
   */
  public static Health up() {
    return new Health(Status.UP, Map.of());
  }

  /**
   * Not as well as it should be.
   *
   * @param why what is wrong
   * @return degraded
   */
  public static Health degraded(String why) {
    return new Health(Status.DEGRADED, Map.of("reason", why));
  }

  /**
   * It does not work.
   *
   * @param why what is wrong
   * @return down
   */
  public static Health down(String why) {
    return new Health(Status.DOWN, Map.of("reason", why));
  }

  /**
   * Nobody knows.
   *
   * @param why why not
   * @return unknown
   */
  public static Health unknown(String why) {
    return new Health(Status.UNKNOWN, Map.of("reason", why));
  }

  /**
   * The same, and one thing more to say.
   *
   * @param name what it is about
   * @param value what there is to say
   * @return another health
   */
  public Health with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(name, value.toString());
    return new Health(status, more);
  }

  /**
   * The health as text.
   *
   * @return the status, then the details
   */
  @Override
  public String toString() {
    return details.isEmpty() ? status.toString() : status + " " + details;
  }
}
