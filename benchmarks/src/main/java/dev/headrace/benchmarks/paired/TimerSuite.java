package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.clock.ManualClock;
import dev.headrace.driver.timer.Timer;
import dev.headrace.driver.timer.TimerEvent;
import dev.headrace.driver.timer.TimerWheel;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;

/**
 * What timers cost, beside Agrona's {@link DeadlineTimerWheel}: a wheel in one array of deadlines,
 * which has no order within a tick, no handlers and no handles but numbers. It gets as many spokes
 * as suit the number of timers that are pending, and ticks that are as fine.
 */
final class TimerSuite implements Suite {
  private static final long HORIZON = 1L << 30;
  private static final long HOUR = 3_600_000_000_000L;
  private static final int DELAYS = 1 << 16;
  private static final int THOUSAND = 1 << 10;
  private static final int MILLION = 1 << 20;

  /** As many firings as eight slots of the second level have, of a million timers in a second. */
  private static final int SPREADING = 1 << 18;

  private static final int OTHERS = 20;
  private static final int FIRINGS = 20_000;

  /** A second at most, and never nothing. */
  private final long[] delays = new Random(20261120).longs(DELAYS, 1, HORIZON).toArray();

  @Override
  public String name() {
    return "timer";
  }

  @Override
  public void pollute() {
    for (int i = 0; i < OTHERS; i++) {
      Left left = new Left();
      TimerWheel wheel = TimerWheel.create(ManualClock.startingAt(0).clock());
      Handler<TimerEvent> one = rearming(wheel, left);
      Handler<Object> other = Handler.of(event -> left.count++);
      wheel.schedule(1, Timer.of(one));
      new FireLoop().run(new Firing(wheel, 1, left), FIRINGS / 2);
      for (long delay : delays) {
        wheel.schedule(delay, other);
      }
      new FireLoop().run(new Firing(wheel, 1, left), FIRINGS);
    }
  }

  @Override
  public List<Case> cases() {
    return List.of(
        Case.of("schedule-cancel-10k", 2, () -> agronaCancelling(10_000), () -> cancelling(10_000)),
        Case.of(
            "schedule-cancel-1m", 2, () -> agronaCancelling(MILLION), () -> cancelling(MILLION)),
        // Agrona's fires in no order within a tick, and has no handlers.
        Case.of(
            "fire-10k",
            4,
            () -> agronaFiring(10_000),
            () -> firing(10_000, 0, HORIZON / spokes(10_000))),
        // The same work, and a million beside it that wait for hours.
        Case.of(
            "fire-1k-beside-1m",
            1.5,
            () -> firing(THOUSAND, 0, 1),
            () -> firing(THOUSAND, MILLION, 1)),
        // A dense million, and a thousand that stay in the first cache. A firing includes asking
        // for
        // the next deadline, a poll, and scheduling again; a pass is long enough to include
        // spreading.
        Case.of("fire-1m-over-1k", 3, () -> firing(THOUSAND, 0, 1), () -> firing(MILLION, 0, 1))
            .inPassesOf(SPREADING),
        Case.of(
                "fire-1m",
                2.5,
                () -> agronaFiring(MILLION),
                () -> firing(MILLION, 0, HORIZON / spokes(MILLION)))
            .inPassesOf(SPREADING));
  }

  /** What the loops leave. */
  static final class Left {
    long count;
  }

  // ---- ours

  private Subject cancelling(int pending) {
    Left left = new Left();
    TimerWheel wheel = TimerWheel.create(ManualClock.startingAt(0).clock());
    fill(wheel, pending, 0, Handler.of(event -> left.count++));
    Timer[] timers = new Timer[THOUSAND];
    for (int i = 0; i < timers.length; i++) {
      timers[i] = Timer.of(Handler.of(event -> left.count++));
    }
    return Subject.looping(
        MethodHandles.lookup(),
        CancelLoop.class,
        new Cancelling(wheel, timers, delays, left),
        () -> left.count);
  }

  private Subject firing(int pending, int waiting, long tick) {
    Left left = new Left();
    TimerWheel wheel = TimerWheel.create(ManualClock.startingAt(0).clock());
    fill(wheel, waiting, HOUR, Handler.of(event -> left.count++));
    fill(wheel, pending, 0, rearming(wheel, left));
    return Subject.looping(
        MethodHandles.lookup(), FireLoop.class, new Firing(wheel, tick, left), () -> left.count);
  }

  private static void fill(
      TimerWheel wheel, int timers, long from, Handler<? super TimerEvent> handler) {
    Random random = new Random(1);
    for (int i = 0; i < timers; i++) {
      wheel.schedule(from + 1 + (random.nextLong() & (HORIZON - 1)), handler);
    }
  }

  /** Schedules the timer that fired again. */
  private Handler<TimerEvent> rearming(TimerWheel wheel, Left left) {
    return Handler.of(
        event -> {
          long delay = delays[(int) left.count++ & (DELAYS - 1)];
          wheel.schedule(event.deadline() + delay, event.timer());
        });
  }

  record Cancelling(TimerWheel wheel, Timer[] timers, long[] delays, Left left) {}

  record Firing(TimerWheel wheel, long tick, Left left) {}

  static final class CancelLoop extends Loop<Cancelling> {
    @Override
    void run(Cancelling input, int operations) {
      TimerWheel wheel = input.wheel();
      Timer[] timers = input.timers();
      long[] delays = input.delays();
      long at = input.left().count;
      for (int i = 0; i < operations; i++) {
        Timer timer = timers[i & (timers.length - 1)];
        wheel.schedule(delays[(int) at & (delays.length - 1)], timer);
        at += wheel.cancel(timer) ? 1 : 0;
      }
      input.left().count = at;
    }
  }

  /** Polls at the end of each tick that has a deadline. */
  static final class FireLoop extends Loop<Firing> {
    @Override
    void run(Firing input, int operations) {
      TimerWheel wheel = input.wheel();
      long inTick = input.tick() - 1;
      for (int fired = 0; fired < operations; ) {
        fired += wheel.poll(wheel.nextDeadline().orElseThrow() | inTick, operations - fired);
      }
    }
  }

  // ---- Agrona's

  private Subject agronaCancelling(int pending) {
    AgronaInput input = agrona(pending);
    return Subject.looping(
        MethodHandles.lookup(), AgronaCancelLoop.class, input, () -> input.left().count);
  }

  private Subject agronaFiring(int pending) {
    AgronaInput input = agrona(pending);
    return Subject.looping(
        MethodHandles.lookup(), AgronaFireLoop.class, input, () -> input.left().count);
  }

  /** So many that there are 8 to 16 timers to each, which is what one has room for. */
  private static int spokes(int pending) {
    return Integer.highestOneBit(pending / 8);
  }

  private AgronaInput agrona(int pending) {
    int spokes = spokes(pending);
    DeadlineTimerWheel wheel =
        new DeadlineTimerWheel(TimeUnit.NANOSECONDS, 0, HORIZON / spokes, spokes);
    Random random = new Random(1);
    for (int i = 0; i < pending; i++) {
      wheel.scheduleTimer(1 + (random.nextLong() & (HORIZON - 1)));
    }
    return new AgronaInput(wheel, delays, new Left());
  }

  record AgronaInput(DeadlineTimerWheel wheel, long[] delays, Left left) {}

  static final class AgronaCancelLoop extends Loop<AgronaInput> {
    @Override
    void run(AgronaInput input, int operations) {
      DeadlineTimerWheel wheel = input.wheel();
      long[] delays = input.delays();
      long at = input.left().count;
      for (int i = 0; i < operations; i++) {
        long timer = wheel.scheduleTimer(delays[(int) at & (delays.length - 1)]);
        at += wheel.cancelTimer(timer) ? 1 : 0;
      }
      input.left().count = at;
    }
  }

  /** Schedules another timer for the one that fired. */
  record AgronaRearming(AgronaInput input) implements DeadlineTimerWheel.TimerHandler {
    @Override
    public boolean onTimerExpiry(TimeUnit unit, long now, long timer) {
      long delay = input.delays()[(int) input.left().count++ & (DELAYS - 1)];
      input.wheel().scheduleTimer(now + delay);
      return true;
    }
  }

  static final class AgronaFireLoop extends Loop<AgronaInput> {
    @Override
    void run(AgronaInput input, int operations) {
      DeadlineTimerWheel wheel = input.wheel();
      DeadlineTimerWheel.TimerHandler handler = new AgronaRearming(input);
      for (int fired = 0; fired < operations; ) {
        fired += wheel.poll(wheel.currentTickTime(), handler, operations - fired);
      }
    }
  }
}
