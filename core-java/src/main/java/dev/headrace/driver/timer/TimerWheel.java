package dev.headrace.driver.timer;

import dev.headrace.CapacityException;
import dev.headrace.ForeignHandleException;
import dev.headrace.Handler;
import dev.headrace.StaleHandleException;
import dev.headrace.clock.EventClock;
import dev.headrace.world.Sequence;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Timers that wait for their deadlines, and fire when the wheel is polled. For one thread.
 *
 * <p>Deadlines are nanoseconds of the wheel's clock ({@link EventClock#nanos}), or a {@link
 * Duration} from what that clock shows now. They are compared by their difference, so they may wrap
 * around; those more than 292 years from the wheel's beginning are taken for 292 years. A timer
 * never fires early, not by a nanosecond. One whose deadline is now or past fires in the next poll.
 *
 * <p>Those that are due fire in the order of their deadlines, and where these are equal in the
 * order in which they were scheduled; a timer that repeats keeps its place. In a handler,
 * everything may be done: what it schedules fires in the next poll at the earliest, even if it is
 * due; what it cancels or moves and has not run yet does not run; and it may poll again.
 *
 * <p>Scheduling and cancelling does not depend on how many are pending. Nothing is allocated, but
 * for the timer where a handler is scheduled without one, and where more timers are pending than
 * ever before.
 */
public final class TimerWheel {
  private final String name;
  private final EventClock clock;
  private final long origin;
  private final int capacity;
  private final PendingTimers pending = new PendingTimers();
  private final Firing firing;

  TimerWheel(String name, EventClock clock, int capacity, @Nullable Sequence sequence) {
    this.name = name;
    this.clock = Objects.requireNonNull(clock, "clock");
    this.origin = clock.nanos();
    this.capacity = capacity;
    this.firing = new Firing(name, origin, pending, sequence);
  }

  /**
   * Makes a wheel of its own. In a world, {@link TimerDriver} makes it.
   *
   * @param clock what its time is
   * @return the wheel, which holds any number of timers
   */
  public static TimerWheel create(EventClock clock) {
    return new TimerWheel("timers", clock, Integer.MAX_VALUE, null);
  }

  /**
   * Makes a wheel of its own that holds so many timers and no more.
   *
   * @param clock what its time is
   * @param capacity how many timers may be pending at once, 1 or more
   * @return the wheel
   */
  public static TimerWheel create(EventClock clock, int capacity) {
    return new TimerWheel("timers", clock, checkedCapacity(capacity), null);
  }

  static int checkedCapacity(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "a timer wheel can't hold " + capacity + " timers: give it room for one or more");
    }
    return capacity;
  }

  // ---- scheduling

  /**
   * Schedules a handler to run once.
   *
   * @param deadline when, in nanoseconds of the clock
   * @param handler what runs
   * @return a new timer
   * @throws CapacityException if the wheel is full
   */
  public Timer schedule(long deadline, Handler<? super TimerEvent> handler) {
    return schedule(deadline, Timer.of(handler));
  }

  /**
   * Schedules a handler to run once.
   *
   * @param delay when, from now on
   * @param handler what runs
   * @return a new timer
   * @throws CapacityException if the wheel is full
   */
  public Timer schedule(Duration delay, Handler<? super TimerEvent> handler) {
    return schedule(delay, Timer.of(handler));
  }

  /**
   * Schedules a timer. One that is pending already is moved. One that repeats counts its period
   * from this deadline on.
   *
   * @param deadline when, in nanoseconds of the clock
   * @param timer the timer
   * @return the timer
   * @throws CapacityException if the wheel is full; the timer is as it was
   * @throws ForeignHandleException if the timer belongs to another wheel
   */
  public Timer schedule(long deadline, Timer timer) {
    return scheduleAt(relative(deadline), timer);
  }

  /**
   * Schedules a timer. One that is pending already is moved. One that repeats counts its period
   * from this deadline on.
   *
   * @param delay when, from now on
   * @param timer the timer
   * @return the timer
   * @throws CapacityException if the wheel is full; the timer is as it was
   * @throws ForeignHandleException if the timer belongs to another wheel
   */
  public Timer schedule(Duration delay, Timer timer) {
    return scheduleAt(fromNow(delay), timer);
  }

  /**
   * Schedules a handler to run once, if there is room.
   *
   * @param deadline when, in nanoseconds of the clock
   * @param handler what runs
   * @return a new timer, or none if the wheel is full
   */
  public Optional<Timer> trySchedule(long deadline, Handler<? super TimerEvent> handler) {
    return isFull() ? Optional.empty() : Optional.of(schedule(deadline, handler));
  }

  /**
   * Schedules a handler to run once, if there is room.
   *
   * @param delay when, from now on
   * @param handler what runs
   * @return a new timer, or none if the wheel is full
   */
  public Optional<Timer> trySchedule(Duration delay, Handler<? super TimerEvent> handler) {
    return isFull() ? Optional.empty() : Optional.of(schedule(delay, handler));
  }

  /**
   * Schedules a timer, if there is room. One that is pending already is moved and needs none.
   *
   * @param deadline when, in nanoseconds of the clock
   * @param timer the timer
   * @return false if the wheel is full; the timer is as it was
   * @throws ForeignHandleException if the timer belongs to another wheel
   */
  public boolean trySchedule(long deadline, Timer timer) {
    return tryScheduleAt(relative(deadline), timer);
  }

  /**
   * Schedules a timer, if there is room. One that is pending already is moved and needs none.
   *
   * @param delay when, from now on
   * @param timer the timer
   * @return false if the wheel is full; the timer is as it was
   * @throws ForeignHandleException if the timer belongs to another wheel
   */
  public boolean trySchedule(Duration delay, Timer timer) {
    return tryScheduleAt(fromNow(delay), timer);
  }

  /**
   * Moves a timer that is pending. Its place among those of one deadline is as if it had been
   * scheduled now.
   *
   * @param deadline when it fires instead, in nanoseconds of the clock
   * @param timer the timer
   * @throws StaleHandleException if it is not pending
   * @throws ForeignHandleException if it belongs to another wheel
   */
  public void reschedule(long deadline, Timer timer) {
    rescheduleAt(relative(deadline), timer);
  }

  /**
   * Moves a timer that is pending. Its place among those of one deadline is as if it had been
   * scheduled now.
   *
   * @param delay when it fires instead, from now on
   * @param timer the timer
   * @throws StaleHandleException if it is not pending
   * @throws ForeignHandleException if it belongs to another wheel
   */
  public void reschedule(Duration delay, Timer timer) {
    rescheduleAt(fromNow(delay), timer);
  }

  /**
   * Cancels a timer, as {@link Timer#cancel} does.
   *
   * @param timer the timer
   * @return true if it was pending; otherwise nothing happened
   * @throws ForeignHandleException if it belongs to another wheel
   */
  public boolean cancel(Timer timer) {
    requireOwn(timer);
    if (timer.state != Timer.PENDING) {
      return false;
    }
    pending.cancel(timer);
    return true;
  }

  private Timer scheduleAt(long deadline, Timer timer) {
    if (!tryScheduleAt(deadline, timer)) {
      throw new CapacityException(name, capacity, "cancel timers, or give the wheel more room");
    }
    return timer;
  }

  private boolean tryScheduleAt(long deadline, Timer timer) {
    requireOwn(timer);
    if (timer.state != Timer.PENDING && isFull()) {
      return false;
    }
    if (timer.wheel == null) {
      timer.wheel = this;
    }
    pending.schedule(timer, deadline);
    return true;
  }

  private void rescheduleAt(long deadline, Timer timer) {
    requireOwn(timer);
    switch (timer.state()) {
      case PENDING -> scheduleAt(deadline, timer);
      case FIRED -> throw stale(timer, "has fired");
      case CANCELLED -> throw stale(timer, "was cancelled");
      case IDLE -> throw stale(timer, "was never scheduled");
    }
  }

  private static StaleHandleException stale(Timer timer, String ended) {
    return new StaleHandleException(timer, ended, "call schedule, which takes any timer");
  }

  private void requireOwn(Timer timer) {
    TimerWheel owner = timer.wheel;
    if (owner != null && owner != this) {
      throw new ForeignHandleException(timer, owner, this);
    }
  }

  // ---- firing

  /**
   * Fires every timer that is due.
   *
   * @param now the time, in nanoseconds of the clock; going backwards is harmless
   * @return how many fired
   */
  public int poll(long now) {
    return poll(now, Integer.MAX_VALUE);
  }

  /**
   * Fires timers that are due, up to a number; the others stay pending, and are the first of the
   * next poll.
   *
   * <p>What a handler throws reaches the caller, marked with the timer's name. Timers that have not
   * run stay pending, and so does the one that failed if it repeats. The wheel stays usable.
   *
   * @param now the time, in nanoseconds of the clock; going backwards is harmless
   * @param limit how many to fire at most
   * @return how many fired
   */
  public int poll(long now, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("can't fire " + limit + " timers: let it be 0 or more");
    }
    return firing.poll(relative(now), limit);
  }

  // ---- looking

  /**
   * The earliest deadline that is pending, exactly. It is known at any time.
   *
   * @return nanoseconds of the clock, or nothing if no timer is pending
   */
  public OptionalLong nextDeadline() {
    return isEmpty() ? OptionalLong.empty() : OptionalLong.of(absolute(pending.earliest()));
  }

  /**
   * How long a loop may wait before a timer is due. Allocates nothing.
   *
   * @param now the time, in nanoseconds of the clock
   * @return nanoseconds; 0 if one is due, {@link Long#MAX_VALUE} if none is pending
   */
  public long nanosToNext(long now) {
    return isEmpty() ? Long.MAX_VALUE : Math.max(0, Nanos.minus(pending.earliest(), relative(now)));
  }

  /**
   * How many timers are pending.
   *
   * @return the number
   */
  public int size() {
    return pending.size();
  }

  /**
   * Whether no timer is pending.
   *
   * @return true if none is
   */
  public boolean isEmpty() {
    return pending.size() == 0;
  }

  /**
   * Whether there is no room for another timer.
   *
   * @return true if as many are pending as the wheel holds
   */
  public boolean isFull() {
    return pending.size() >= capacity;
  }

  /**
   * The timers that are pending, in the order in which they will fire. It takes time and memory:
   * for reports and tests.
   *
   * @return a list made anew
   */
  public List<Timer> pending() {
    return Stream.of(pending.toArray())
        .sorted(
            Comparator.<Timer>comparingLong(timer -> timer.deadline)
                .thenComparingLong(pending::order))
        .toList();
  }

  /**
   * The timers that are pending and how long each has to wait, a line each, in the order in which
   * they will fire.
   *
   * @return lines that end in a line feed
   */
  public String describe() {
    long now = relative(clock.nanos());
    return pending().stream()
        .map(
            timer ->
                "  " + timer + " in " + Duration.ofNanos(Nanos.minus(timer.deadline, now)) + "\n")
        .collect(Collectors.joining("", this + "\n", ""));
  }

  /**
   * The wheel as text.
   *
   * @return its name and how many timers are pending
   */
  @Override
  public String toString() {
    return name + " (" + size() + " pending)";
  }

  // ---- time: inside, deadlines count from the wheel's origin, so that they don't wrap

  long absolute(long deadline) {
    return origin + deadline;
  }

  private long relative(long deadline) {
    long now = clock.nanos();
    return Nanos.plus(now - origin, deadline - now);
  }

  private long fromNow(Duration delay) {
    return Nanos.plus(clock.nanos() - origin, Nanos.of(delay));
  }
}
