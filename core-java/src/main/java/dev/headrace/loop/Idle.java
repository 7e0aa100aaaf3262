package dev.headrace.loop;

import java.time.Duration;

/**
 * What a loop does where a turn found nothing to do. The sooner it looks again, the more of a core
 * it takes.
 */
public final class Idle {
  private final String name;
  private final long spins;
  private final long yields;
  private final long mostNanos;

  private Idle(String name, long spins, long yields, long mostNanos) {
    this.name = name;
    this.spins = spins;
    this.yields = yields;
    this.mostNanos = mostNanos;
  }

  /**
   * Looks again at once: the quickest, and a whole core.
   *
   * @return the strategy
   */
  public static Idle spin() {
    return new Idle("spin", Long.MAX_VALUE, 0, 0);
  }

  /**
   * Looks again after other threads had their turn.
   *
   * @return the strategy
   */
  public static Idle yielding() {
    return new Idle("yielding", 0, Long.MAX_VALUE, 0);
  }

  /**
   * Waits until an event wakes it or the next deadline is there.
   *
   * @return the strategy
   */
  public static Idle park() {
    return new Idle("park", 0, 0, Long.MAX_VALUE);
  }

  /**
   * Waits until an event wakes it or the next deadline is there, but looks again after some time:
   * for steps that can't wake it.
   *
   * @param most how long it waits at most, more than nothing
   * @return the strategy
   */
  public static Idle park(Duration most) {
    if (most.isZero() || most.isNegative()) {
      throw new IllegalArgumentException(
          "a loop can't wait for " + most + " at most: say more than nothing, or spin()");
    }
    return new Idle("park for " + most + " at most", 0, 0, most.toNanos());
  }

  /**
   * Spins for some turns, then yields for some, then waits as {@link #park()} does.
   *
   * @param spins how many turns it spins
   * @param yields how many it yields then
   * @return the strategy
   */
  public static Idle backoff(int spins, int yields) {
    if (spins < 0 || yields < 0) {
      throw new IllegalArgumentException(
          "a loop can't spin %d and yield %d turns: say 0 or more".formatted(spins, yields));
    }
    return new Idle(
        "back off after %d, %d".formatted(spins, yields), spins, yields, Long.MAX_VALUE);
  }

  /**
   * Spends an idle turn, unless it is one to wait in.
   *
   * @param idleTurns how many there were in a row before this one
   * @return for how long to wait at most, or 0 if it is spent
   */
  @SuppressWarnings("ThreadPriorityCheck") // to yield is what its user asked for
  long spend(long idleTurns) {
    if (idleTurns < spins) {
      Thread.onSpinWait();
      return 0;
    }
    if (idleTurns - spins < yields) {
      Thread.yield();
      return 0;
    }
    return mostNanos;
  }

  /**
   * The strategy as text.
   *
   * @return its name
   */
  @Override
  public String toString() {
    return name;
  }
}
