package dev.headrace.lifecycle;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Whether and when a runner that has ended is run again.
 *
 * <p>It waits longer each time: first so long, then twice as long, up to a most, each by chance a
 * little more or less. After a run that went well for long enough it begins anew. One that ends too
 * often is not run again, which is fatal.
 */
public final class Restart {
  /** When it is run again at all. */
  enum When {
    NEVER,
    ON_FAILURE,
    ALWAYS
  }

  private static final Restart NEVER =
      new Restart(
          When.NEVER,
          Duration.ofMillis(100),
          Duration.ofSeconds(30),
          0.2,
          5,
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));

  private final When when;
  private final Duration first;
  private final Duration longest;
  private final double jitter;
  private final int most;
  private final Duration within;
  private final Duration stable;

  private Restart(
      When when,
      Duration first,
      Duration longest,
      double jitter,
      int most,
      Duration within,
      Duration stable) {
    this.when = when;
    this.first = first;
    this.longest = longest;
    this.jitter = jitter;
    this.most = most;
    this.within = within;
    this.stable = stable;
  }

  /**
   * It is not run again; if it fails, that is fatal. So it is where nothing is said.
   *
   * @return the policy
   */
  public static Restart never() {
    return NEVER;
  }

  /**
   * It is run again where it failed: after 100 ms, then twice as long each time up to 30 seconds,
   * at most 5 times in a minute.
   *
   * @return the policy
   */
  public static Restart onFailure() {
    return NEVER.when(When.ON_FAILURE);
  }

  /**
   * It is run again whenever it has ended, at the same pace as {@link #onFailure}.
   *
   * @return the policy
   */
  public static Restart always() {
    return NEVER.when(When.ALWAYS);
  }

  private Restart when(When other) {
    return new Restart(other, first, longest, jitter, most, within, stable);
  }

  /**
   * Says how long to wait before it is run again.
   *
   * @param first the first time; each time after it twice as long
   * @param longest and never longer
   * @return another policy
   */
  public Restart backOff(Duration first, Duration longest) {
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "a pause can't go from %s to %s: say nothing or more, and then as much or more"
              .formatted(Times.text(first), Times.text(longest)));
    }
    return new Restart(when, first, longest, jitter, most, within, stable);
  }

  /**
   * Says by how much a pause differs, so that not all who wait for the same come back at once.
   *
   * @param share from 0, not at all, to 1, anything between nothing and twice as long; 0.2 if
   *     nothing is said
   * @return another policy
   */
  public Restart jitter(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1, and not " + share);
    }
    return new Restart(when, first, longest, share, most, within, stable);
  }

  /**
   * Says how often it may be run again; once more is fatal.
   *
   * @param times how often
   * @param within in which time
   * @return another policy
   */
  public Restart atMost(int times, Duration within) {
    if (times < 1 || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(
          "%d times within %s is never: say Restart.never()".formatted(times, Times.text(within)));
    }
    return new Restart(when, first, longest, jitter, times, within, stable);
  }

  /**
   * Says that it may be run again however often it ends.
   *
   * @return another policy
   */
  public Restart unlimited() {
    return new Restart(when, first, longest, jitter, Integer.MAX_VALUE, within, stable);
  }

  /**
   * Says how long it has to run for pauses to begin anew.
   *
   * @param stable how long; a minute if nothing is said
   * @return another policy
   */
  public Restart resetAfter(Duration stable) {
    return new Restart(when, first, longest, jitter, most, within, stable);
  }

  boolean isWanted(boolean failed) {
    return when == When.ALWAYS || (when == When.ON_FAILURE && failed);
  }

  int most() {
    return most;
  }

  Duration within() {
    return within;
  }

  Duration stable() {
    return stable;
  }

  /** How long to wait before it is run again, when it has ended so often in a row. */
  Duration pause(int times, RandomGenerator chance) {
    double nanos = Math.min(toNanos(first) * Math.pow(2, times - 1), toNanos(longest));
    double spread = jitter == 0 ? 0 : nanos * jitter * (2 * chance.nextDouble() - 1);
    return Duration.ofNanos((long) Math.min(nanos + spread, toNanos(longest)));
  }

  private static double toNanos(Duration time) {
    return time.getSeconds() * 1e9 + time.getNano();
  }

  /**
   * The policy as text.
   *
   * @return when, how soon, how often
   */
  @Override
  public String toString() {
    if (when == When.NEVER) {
      return "never";
    }
    return (when == When.ALWAYS ? "always" : "on failure")
        + ", after "
        + Times.text(first)
        + " up to "
        + Times.text(longest)
        + (most == Integer.MAX_VALUE
            ? ""
            : ", at most " + most + " times within " + Times.text(within));
  }
}
