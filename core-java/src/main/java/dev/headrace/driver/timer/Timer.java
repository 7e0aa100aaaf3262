package dev.headrace.driver.timer;

import dev.headrace.Handler;
import dev.headrace.Registration;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A handler with a deadline: the handle on one firing, or on all firings of a timer that repeats.
 *
 * <p>A timer can be scheduled again and again, which allocates nothing: make one for each thing
 * that has a timeout, and keep it. It belongs to the wheel that scheduled it first, and is for that
 * wheel's thread alone.
 *
 * <pre>
 *   idle ──schedule──▶ pending ──fires──▶ fired        (one that repeats stays pending)
 *                      ▲  │ ▲               │
 *                      │  └─┼──cancel──▶ cancelled
 *                      │    └───schedule────┴──┘
 *                      └─ schedule, reschedule: moved
 * </pre>
 */
public final class Timer implements Registration {
  /** What became of a timer. */
  public enum State {
    /** It was never scheduled. */
    IDLE,
    /** It will fire. */
    PENDING,
    /** It fired, and does not repeat. */
    FIRED,
    /** It was cancelled. */
    CANCELLED
  }

  /**
   * How often it fires: once, or again after so many nanoseconds, counted from one or the other.
   */
  enum Repeat {
    NEVER,
    FROM_DEADLINE,
    FROM_POLL
  }

  // States as the wheel writes them: a reference would cost a barrier of the collector each time.
  static final byte IDLE = 0;
  static final byte PENDING = 1;
  static final byte FIRED = 2;
  static final byte CANCELLED = 3;
  private static final State[] STATES = State.values();

  final Handler<? super TimerEvent> handler;
  final Repeat repeat;
  final long period;
  final MissedFirings missedFirings;

  private String name;

  // What its wheel writes. The deadline counts from the wheel's origin.
  @Nullable TimerWheel wheel;
  byte state = IDLE;
  int node = Nodes.NONE;
  long deadline;
  long skipped;

  private Timer(
      Handler<? super TimerEvent> handler, Repeat repeat, long period, MissedFirings missed) {
    this.handler = Objects.requireNonNull(handler, "handler");
    this.name = handler.name();
    this.repeat = repeat;
    this.period = period;
    this.missedFirings = Objects.requireNonNull(missed, "missed");
  }

  /**
   * Makes a timer that fires once each time it is scheduled.
   *
   * @param handler what runs
   * @return the timer, idle
   */
  public static Timer of(Handler<? super TimerEvent> handler) {
    return new Timer(handler, Repeat.NEVER, 0, MissedFirings.SKIP);
  }

  /**
   * Makes a timer that fires at the deadline it is scheduled for and at every whole period after
   * it, until it is cancelled. Where it can't keep pace, it keeps to these moments all the same.
   *
   * @param period from one firing to the next, more than nothing
   * @param missed what happens to firings it missed
   * @param handler what runs; the next firing is pending already, and if the handler fails it stays
   * @return the timer, idle
   */
  public static Timer atFixedRate(
      Duration period, MissedFirings missed, Handler<? super TimerEvent> handler) {
    return new Timer(handler, Repeat.FROM_DEADLINE, positive(period, "period"), missed);
  }

  /**
   * Makes a timer that fires at the deadline it is scheduled for, and each time again when some
   * time has gone by since the poll in which it fired, until it is cancelled.
   *
   * @param delay from one poll to the next firing, more than nothing
   * @param handler what runs; the next firing is pending already, and if the handler fails it stays
   * @return the timer, idle
   */
  public static Timer withFixedDelay(Duration delay, Handler<? super TimerEvent> handler) {
    return new Timer(handler, Repeat.FROM_POLL, positive(delay, "delay"), MissedFirings.SKIP);
  }

  private static long positive(Duration time, String what) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "a " + what + " of " + time + " would fire for ever in one moment: make it 1 ns or more");
    }
    return Nanos.of(time);
  }

  /**
   * Gives the timer a name of its own, for reports and errors.
   *
   * @param name the name, not blank; before it is given, the handler's
   * @return this timer
   */
  public Timer named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a timer's name must not be blank: name it, or leave the name out");
    }
    this.name = name;
    return this;
  }

  /**
   * What the timer is called.
   *
   * @return its own name, or its handler's
   */
  public String name() {
    return name;
  }

  /**
   * What became of it.
   *
   * @return the state
   */
  public State state() {
    return STATES[state];
  }

  /**
   * Whether it will fire.
   *
   * @return true if it is pending
   */
  public boolean isPending() {
    return state == PENDING;
  }

  /**
   * Whether it fires again by itself.
   *
   * @return true if it was made with a period or a delay
   */
  public boolean isPeriodic() {
    return repeat != Repeat.NEVER;
  }

  /**
   * When it will fire, or where it is not pending, was last to.
   *
   * @return nanoseconds of its wheel's clock
   * @throws IllegalStateException if it was never scheduled
   */
  public long deadline() {
    if (wheel == null) {
      throw new IllegalStateException(this + " has no deadline: schedule it first");
    }
    return wheel.absolute(deadline);
  }

  /**
   * Cancels the timer, so that it does not fire. It works in a handler too, on any timer that has
   * not run yet, and on a periodic one while it runs.
   *
   * @return true if it was pending; otherwise nothing happened
   */
  public boolean cancel() {
    return wheel != null && wheel.cancel(this);
  }

  /** Cancels the timer. */
  @Override
  public void close() {
    cancel();
  }

  /**
   * The timer as text.
   *
   * @return its name, its state, and how it repeats
   */
  @Override
  public String toString() {
    String how =
        switch (repeat) {
          case NEVER -> "";
          case FROM_DEADLINE -> ", every " + Duration.ofNanos(period);
          case FROM_POLL -> ", again after " + Duration.ofNanos(period);
        };
    return "timer " + name + " (" + state().name().toLowerCase(Locale.ROOT) + how + ")";
  }
}
