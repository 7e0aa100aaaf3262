package dev.headrace.testing;

import dev.headrace.clock.ManualClock;
import dev.headrace.driver.timer.TimerPoller;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Timers in a test, whose time goes on when the test says so: from deadline to deadline, so that
 * each timer fires exactly when it should. Moving the clock by other means fires nothing. For one
 * thread.
 *
 * <pre>{@code
 * ManualClock time = ManualClock.startingAt(0);
 * WorldBuilder builder = World.builder().add(time.clock());
 * TestTimers timers = TestTimers.of(time, builder.install(TimerDriver.wheel()));
 *
 * timers.advance(Duration.ofSeconds(1));
 * }</pre>
 */
public final class TestTimers {
  private static final int MOST_POLLS = 10_000;

  private final ManualClock time;
  private final TimerPoller poller;

  private TestTimers(ManualClock time, TimerPoller poller) {
    this.time = time;
    this.poller = poller;
    time.sync();
  }

  /**
   * Takes a world's timers and its clock in hand.
   *
   * @param time the source of the clock that the timers go by
   * @param poller what the loop would poll
   * @return the timers
   */
  public static TestTimers of(ManualClock time, TimerPoller poller) {
    return new TestTimers(time, poller);
  }

  /**
   * Goes on, stopping at each deadline on the way to fire what is due there, what those timers
   * schedule on the way included.
   *
   * @param duration by how much, not negative
   * @return how many fired
   * @throws IllegalStateException if time can't go on because some timer is due again and again
   */
  public int advance(Duration duration) {
    return advanceTo(now() + duration.toNanos());
  }

  /**
   * Goes on to a moment, as {@link #advance} does.
   *
   * @param nanos the moment in nanoseconds of the clock, not before now
   * @return how many fired
   * @throws IllegalStateException if time can't go on because some timer is due again and again
   */
  public int advanceTo(long nanos) {
    if (nanos - now() < 0) {
      throw new IllegalArgumentException(
          "time can't advance from " + now() + " ns to " + nanos + " ns: setNow goes backwards");
    }
    int fired = pollWhileDue();
    while (now() != nanos) {
      time.advance(Math.min(poller.nanosToNext(), nanos - now()));
      fired += pollWhileDue();
    }
    return fired;
  }

  /**
   * Sets the time, which may go backwards. Nothing fires.
   *
   * @param elapsed the time since the clock's beginning
   */
  public void setNow(Duration elapsed) {
    time.setElapsed(elapsed);
    time.sync();
  }

  /**
   * Fires what is due now, as a loop's one poll would.
   *
   * @return how many fired
   */
  public int poll() {
    time.sync();
    return poller.poll();
  }

  /**
   * The time that the clock shows.
   *
   * @return nanoseconds of the clock
   */
  public long now() {
    time.sync();
    return time.clock().nanos();
  }

  /**
   * The earliest deadline that is pending.
   *
   * @return nanoseconds of the clock, or nothing if no timer is pending
   */
  public OptionalLong nextDeadline() {
    return poller.nextDeadline();
  }

  /**
   * How many timers are pending.
   *
   * @return the number
   */
  public int size() {
    return poller.size();
  }

  /**
   * Whether no timer is pending.
   *
   * @return true if none is
   */
  public boolean isEmpty() {
    return poller.isEmpty();
  }

  private int pollWhileDue() {
    int fired = poll();
    for (int polls = 1; poller.nanosToNext() == 0; polls++) {
      if (polls == MOST_POLLS) {
        throw new IllegalStateException(
            "time stands still: after "
                + polls
                + " polls at "
                + now()
                + " ns a timer is due again. Its handler must schedule for later:\n"
                + poller.wheel().describe());
      }
      fired += poll();
    }
    return fired;
  }

  /**
   * The timers as text.
   *
   * @return the time, and how many are pending
   */
  @Override
  public String toString() {
    return "test timers at " + Duration.ofNanos(now()) + " (" + size() + " pending)";
  }
}
