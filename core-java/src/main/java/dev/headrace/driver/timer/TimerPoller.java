package dev.headrace.driver.timer;

import dev.headrace.clock.EventClock;
import java.util.OptionalLong;

/**
 * What a loop polls to have the timers of a world fire. The world's sequence advances by one before
 * each runs. For the world's thread alone.
 */
public final class TimerPoller {
  private final TimerWheel wheel;
  private final EventClock clock;

  TimerPoller(TimerWheel wheel, EventClock clock) {
    this.wheel = wheel;
    this.clock = clock;
  }

  /**
   * Fires every timer that is due by what the world's clock shows.
   *
   * @return how many fired
   * @see TimerWheel#poll(long, int)
   */
  public int poll() {
    return wheel.poll(clock.nanos());
  }

  /**
   * Fires every timer that is due.
   *
   * @param now the time, in nanoseconds of the clock
   * @return how many fired
   * @see TimerWheel#poll(long, int)
   */
  public int poll(long now) {
    return wheel.poll(now);
  }

  /**
   * Fires timers that are due, up to a number; the others stay pending.
   *
   * @param now the time, in nanoseconds of the clock
   * @param limit how many to fire at most
   * @return how many fired
   * @see TimerWheel#poll(long, int)
   */
  public int poll(long now, int limit) {
    return wheel.poll(now, limit);
  }

  /**
   * The earliest deadline that is pending, exactly.
   *
   * @return nanoseconds of the clock, or nothing if no timer is pending
   */
  public OptionalLong nextDeadline() {
    return wheel.nextDeadline();
  }

  /**
   * How long the loop may wait before a timer is due by what the world's clock shows. Allocates
   * nothing.
   *
   * @return nanoseconds; 0 if one is due, {@link Long#MAX_VALUE} if none is pending
   */
  public long nanosToNext() {
    return wheel.nanosToNext(clock.nanos());
  }

  /**
   * How many timers are pending.
   *
   * @return the number
   */
  public int size() {
    return wheel.size();
  }

  /**
   * Whether no timer is pending.
   *
   * @return true if none is
   */
  public boolean isEmpty() {
    return wheel.isEmpty();
  }

  /**
   * The wheel, which is the world's resource too.
   *
   * @return the wheel
   */
  public TimerWheel wheel() {
    return wheel;
  }

  /**
   * The poller as text.
   *
   * @return what its wheel says
   */
  @Override
  public String toString() {
    return "poller of " + wheel;
  }
}
