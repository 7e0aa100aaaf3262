package dev.headrace.driver.timer;

import org.jspecify.annotations.Nullable;

/**
 * What a timer's handler gets: which timer fired, what for, and when.
 *
 * <p>The wheel uses one object for all firings, so it says the truth while the handler runs and not
 * after. For the wheel's thread alone.
 */
public final class TimerEvent {
  private @Nullable Timer timer;
  private long deadline;
  private long now;
  private long missed;

  TimerEvent() {}

  void set(Timer timer, long deadline, long now, long missed) {
    this.timer = timer;
    this.deadline = deadline;
    this.now = now;
    this.missed = missed;
  }

  /**
   * The timer that fired: to cancel it if it is periodic, or to schedule it again if it is not.
   *
   * @return the timer
   */
  public Timer timer() {
    if (timer == null) {
      throw new IllegalStateException(
          "no timer has fired: the event is read before its handler runs");
    }
    return timer;
  }

  /**
   * When the timer was to fire.
   *
   * @return nanoseconds of the wheel's clock
   */
  public long deadline() {
    return deadline;
  }

  /**
   * The time the wheel was polled for: the same for all that fire in one poll.
   *
   * @return nanoseconds of the wheel's clock
   */
  public long now() {
    return now;
  }

  /**
   * How late the timer fired.
   *
   * @return nanoseconds from the deadline to the poll, 0 or more
   */
  public long lateness() {
    return now - deadline;
  }

  /**
   * How many firings of this timer were left out since it last ran, or run as one with this: see
   * {@link MissedFirings}.
   *
   * @return the number, 0 for a timer that is in time and for any that is not at a fixed rate
   */
  public long missed() {
    return missed;
  }

  /**
   * The event as text.
   *
   * @return the timer, and how late it is
   */
  @Override
  public String toString() {
    return timer == null
        ? "no firing yet"
        : "firing of " + timer.name() + ", " + lateness() + " ns late";
  }
}
