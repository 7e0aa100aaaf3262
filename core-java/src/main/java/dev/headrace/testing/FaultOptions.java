package dev.headrace.testing;

import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How often a {@link FaultyChannel} does what. If nothing is said, nothing. For one thread. */
public final class FaultOptions {
  private double drop;
  private double duplicate;
  private double reorder;
  private Duration shortest = Duration.ZERO;
  private Duration longest = Duration.ZERO;
  private @Nullable Timekeeper time;

  FaultOptions() {}

  /**
   * Loses messages.
   *
   * @param probability of how many, from 0 to 1
   * @return these options
   */
  public FaultOptions drop(double probability) {
    this.drop = checked("drop", probability);
    return this;
  }

  /**
   * Brings messages twice.
   *
   * @param probability of how many, from 0 to 1
   * @return these options
   */
  public FaultOptions duplicate(double probability) {
    this.duplicate = checked("duplicate", probability);
    return this;
  }

  /**
   * Has messages overtaken by the next one. The last of all is held until {@link
   * FaultyChannel#calm}.
   *
   * @param probability of how many, from 0 to 1
   * @return these options
   */
  public FaultOptions reorder(double probability) {
    this.reorder = checked("reorder", probability);
    return this;
  }

  /**
   * Brings messages late, each by some time of its own.
   *
   * @param time measures it, and brings them on its thread
   * @param shortest not negative
   * @param longest not shorter
   * @return these options
   */
  public FaultOptions delay(Timekeeper time, Duration shortest, Duration longest) {
    if (shortest.isNegative() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "messages can't be late by %s to %s: say the shorter first".formatted(shortest, longest));
    }
    this.time = Objects.requireNonNull(time, "time");
    this.shortest = shortest;
    this.longest = longest;
    return this;
  }

  private static double checked(String fault, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          fault + "(" + probability + ") is no probability: say 0 to 1");
    }
    return probability;
  }

  double drop() {
    return drop;
  }

  double duplicate() {
    return duplicate;
  }

  double reorder() {
    return reorder;
  }

  Timekeeper time() {
    return Objects.requireNonNull(time, "time");
  }

  Duration delay(Random random) {
    long range = longest.minus(shortest).toNanos();
    return range == 0 ? shortest : shortest.plusNanos((long) (random.nextDouble() * (range + 1)));
  }
}
