package dev.headrace.driver.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.CapacityException;
import dev.headrace.FailedStep;
import dev.headrace.ForeignHandleException;
import dev.headrace.Handler;
import dev.headrace.StaleHandleException;
import dev.headrace.clock.ManualClock;
import dev.headrace.testsupport.Memory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock time = ManualClock.startingAt(0);
  private final TimerWheel wheel = TimerWheel.create(time.clock());
  private final List<String> log = new ArrayList<>();

  private Handler<TimerEvent> logs(String name) {
    return Handler.of(name, event -> log.add(name + " at " + event.deadline()));
  }

  private Handler<TimerEvent> does(Runnable action) {
    return Handler.of("action", event -> action.run());
  }

  private static final Handler<Object> NOTHING = Handler.of("nothing", event -> {});

  // ---- when

  @ParameterizedTest
  @ValueSource(
      longs = {1, 1023, 1024, 65_535, 65_536, 65_537, 1_000_000_007, 1L << 40, 1L << 53, 1L << 61})
  void neverFiresANanosecondEarlyNorLate(long deadline) {
    wheel.schedule(deadline, logs("a"));
    assertThat(wheel.poll(deadline - 1)).isZero();
    assertThat(wheel.nextDeadline()).hasValue(deadline);
    assertThat(wheel.poll(deadline)).isEqualTo(1);
    assertThat(wheel.nextDeadline()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -1024, -(1L << 50), Long.MIN_VALUE})
  void aDeadlineNowOrPastFiresInTheNextPoll(long deadline) {
    wheel.schedule(deadline, logs("a"));
    assertThat(wheel.nanosToNext(0)).isZero();
    assertThat(wheel.poll(0)).isEqualTo(1);
    assertThat(log).containsExactly("a at " + deadline);
  }

  @Test
  void firesByDeadlineAndThenInTheOrderOfScheduling() {
    wheel.schedule(70_000, logs("late"));
    wheel.schedule(5, logs("a"));
    wheel.schedule(4, logs("early"));
    wheel.schedule(5, logs("b"));
    wheel.schedule(-3, logs("past"));
    wheel.poll(70_000);
    assertThat(log)
        .containsExactly("past at -3", "early at 4", "a at 5", "b at 5", "late at 70000");
  }

  @Test
  void timeThatGoesBackwardsIsHarmless() {
    wheel.schedule(1 << 30, logs("a"));
    wheel.poll(1 << 29);
    assertThat(wheel.poll(-1000)).isZero();
    wheel.schedule(100, logs("b"));
    assertThat(wheel.poll(99)).isZero();
    assertThat(wheel.poll(100)).isEqualTo(1);
    assertThat(wheel.poll(1 << 30)).isEqualTo(1);
  }

  @Test
  void nanosWrapAround() {
    time.setElapsed(Duration.ofNanos(Long.MAX_VALUE - 10));
    time.sync();
    TimerWheel wrapping = TimerWheel.create(time.clock());
    wrapping.schedule(Long.MIN_VALUE + 10, logs("after"));
    wrapping.schedule(Long.MAX_VALUE, logs("before"));
    wrapping.schedule(Duration.ofNanos(11), logs("at"));
    assertThat(wrapping.nextDeadline()).hasValue(Long.MAX_VALUE);
    assertThat(wrapping.nanosToNext(Long.MAX_VALUE - 10)).isEqualTo(10);
    assertThat(wrapping.poll(Long.MIN_VALUE + 9)).isEqualTo(2);
    assertThat(wrapping.poll(Long.MIN_VALUE + 10)).isEqualTo(1);
    assertThat(log)
        .containsExactly(
            "before at " + Long.MAX_VALUE,
            "at at " + Long.MIN_VALUE,
            "after at " + (Long.MIN_VALUE + 10));
  }

  @Test
  void aDelayBeyondAllTimeIsFarAway() {
    time.setElapsed(SECOND);
    time.sync();
    Timer timer = wheel.schedule(Duration.ofSeconds(Long.MAX_VALUE), NOTHING);
    assertThat(wheel.poll(Long.MAX_VALUE - 1)).isZero();
    assertThat(timer.deadline()).isEqualTo(Long.MAX_VALUE);
    wheel.schedule(Duration.ofSeconds(Long.MIN_VALUE), NOTHING);
    assertThat(wheel.poll(0)).isEqualTo(1);
  }

  @Test
  void delaysCountFromWhatTheClockShows() {
    time.setElapsed(SECOND);
    time.sync();
    Timer timer = wheel.schedule(SECOND, NOTHING);
    assertThat(timer.deadline()).isEqualTo(2_000_000_000);
    wheel.reschedule(SECOND.negated(), timer);
    assertThat(timer.deadline()).isZero();
  }

  // ---- budgets and failures

  @Test
  void whatABudgetLeavesStaysPendingAndIsFirstInTheNextPoll() {
    for (String name : List.of("a", "b", "c")) {
      wheel.schedule(1, logs(name));
    }
    assertThat(wheel.poll(1, 0)).isZero();
    assertThat(wheel.poll(1, 2)).isEqualTo(2);
    assertThat(wheel.size()).isEqualTo(1);
    assertThat(wheel.poll(1, 2)).isEqualTo(1);
    assertThat(log).containsExactly("a at 1", "b at 1", "c at 1");
    assertThatThrownBy(() -> wheel.poll(1, -1)).hasMessageContaining("-1");
  }

  @Test
  void aFailureReachesTheCallerAndTheRestStaysPending() {
    IllegalStateException failure = new IllegalStateException("no");
    Timer failing =
        wheel.schedule(
            1,
            Handler.<TimerEvent>of(
                "failing",
                event -> {
                  throw failure;
                }));
    wheel.schedule(2, logs("a"));
    assertThatThrownBy(() -> wheel.poll(5)).isSameAs(failure);
    assertThat(FailedStep.of(failure))
        .singleElement()
        .hasToString("dev.headrace.FailedStep: in step failing of timers");
    assertThat(failing.state()).isEqualTo(Timer.State.FIRED);
    assertThat(wheel.size()).isEqualTo(1);
    assertThat(wheel.poll(5)).isEqualTo(1);
  }

  @Test
  void aPeriodicTimerOutlivesItsFailure() {
    Timer timer =
        Timer.atFixedRate(
            SECOND,
            MissedFirings.SKIP,
            does(
                () -> {
                  throw new IllegalStateException("no");
                }));
    wheel.schedule(0, timer);
    assertThatThrownBy(() -> wheel.poll(0)).hasMessage("no");
    assertThat(timer.isPending()).isTrue();
    assertThat(timer.deadline()).isEqualTo(1_000_000_000);
  }

  // ---- in a handler

  @Test
  void whatAHandlerSchedulesFiresInTheNextPollAtTheEarliest() {
    wheel.schedule(
        1, does(() -> assertThat(wheel.schedule(-5, logs("past")).isPending()).isTrue()));
    wheel.schedule(1, logs("b"));
    assertThat(wheel.poll(1)).isEqualTo(2);
    assertThat(log).containsExactly("b at 1");
    assertThat(wheel.nextDeadline()).hasValue(-5);
    assertThat(wheel.poll(1)).isEqualTo(1);
  }

  @Test
  void aHandlerMayScheduleItsOwnTimerAgain() {
    wheel.schedule(
        1,
        Handler.<TimerEvent>of(
            "again", event -> wheel.schedule(event.deadline() + 1, event.timer())));
    assertThat(wheel.poll(10)).isEqualTo(1);
    assertThat(wheel.poll(10)).isEqualTo(1);
    assertThat(wheel.nextDeadline()).hasValue(3);
  }

  @Test
  void aHandlerCancelsAndMovesWhatIsDueAndHasNotRun() {
    Timer cancelled = Timer.of(logs("cancelled"));
    Timer moved = Timer.of(logs("moved"));
    wheel.schedule(
        1,
        does(
            () -> {
              assertThat(wheel.cancel(cancelled)).isTrue();
              wheel.reschedule(9, moved);
            }));
    wheel.schedule(2, cancelled);
    wheel.schedule(3, moved);
    wheel.schedule(4, logs("kept"));
    assertThat(wheel.poll(5)).isEqualTo(2);
    assertThat(wheel.poll(9)).isEqualTo(1);
    assertThat(log).containsExactly("kept at 4", "moved at 9");
  }

  @Test
  void aHandlerCancelsWhatThisPollHadSetAside() {
    Timer due = Timer.of(logs("due"));
    wheel.schedule(1, does(() -> wheel.schedule(0, due)));
    wheel.schedule(2, does(() -> assertThat(due.cancel()).isTrue()));
    assertThat(wheel.poll(5)).isEqualTo(2);
    assertThat(wheel.isEmpty()).isTrue();
  }

  @Test
  void aHandlerMayPollAgain() {
    List<Long> seen = new ArrayList<>();
    wheel.schedule(
        1,
        Handler.<TimerEvent>of(
            "outer",
            event -> {
              wheel.schedule(0, logs("new"));
              assertThat(wheel.poll(20)).isEqualTo(3);
              seen.add(event.deadline());
              seen.add(event.now());
            }));
    wheel.schedule(2, logs("a"));
    wheel.schedule(20, logs("b"));
    assertThat(wheel.poll(5)).isEqualTo(1);
    assertThat(log).containsExactly("new at 0", "a at 2", "b at 20");
    assertThat(seen).containsExactly(1L, 5L);
  }

  // ---- handles

  @Test
  void statesFollowATimersLife() {
    Timer timer = Timer.of(NOTHING);
    assertThat(timer.state()).isEqualTo(Timer.State.IDLE);
    assertThat(timer.cancel()).isFalse();
    assertThatThrownBy(timer::deadline).hasMessageContaining("schedule it first");
    assertThat(wheel.schedule(5, timer)).isSameAs(timer);
    assertThat(timer.state()).isEqualTo(Timer.State.PENDING);
    assertThat(timer.cancel()).isTrue();
    assertThat(timer.cancel()).isFalse();
    assertThat(timer.state()).isEqualTo(Timer.State.CANCELLED);
    wheel.schedule(6, timer);
    wheel.poll(6);
    assertThat(timer.state()).isEqualTo(Timer.State.FIRED);
    assertThat(wheel.cancel(timer)).isFalse();
    timer.close();
    assertThat(timer.state()).isEqualTo(Timer.State.FIRED);
    assertThat(timer.deadline()).isEqualTo(6);
  }

  @Test
  void onlyWhatIsPendingIsRescheduled() {
    Timer timer = Timer.of(NOTHING).named("ack");
    assertThatThrownBy(() -> wheel.reschedule(1, timer))
        .isInstanceOf(StaleHandleException.class)
        .hasMessage(
            "timer ack (idle) is stale: it was never scheduled. Fix: call schedule, which takes any timer");
    wheel.schedule(1, timer);
    wheel.reschedule(2, timer);
    wheel.poll(2);
    assertThatThrownBy(() -> wheel.reschedule(SECOND, timer))
        .isInstanceOf(StaleHandleException.class)
        .hasMessageContaining("has fired");
    wheel.schedule(3, timer).cancel();
    assertThatThrownBy(() -> wheel.reschedule(3, timer)).hasMessageContaining("was cancelled");
  }

  @Test
  void aTimerOfAnotherWheelIsRefused() {
    TimerWheel other = TimerWheel.create(time.clock());
    Timer timer = wheel.schedule(1, NOTHING);
    assertThatThrownBy(() -> other.cancel(timer)).isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> other.schedule(2, timer)).isInstanceOf(ForeignHandleException.class);
    assertThatThrownBy(() -> other.reschedule(2, timer)).isInstanceOf(ForeignHandleException.class);
    assertThat(timer.isPending()).isTrue();
    assertThat(other.isEmpty()).isTrue();
  }

  @Test
  void aFullWheelRefusesAndCountsPendingTimersOnly() {
    TimerWheel small = TimerWheel.create(time.clock(), 2);
    Timer first = small.schedule(1, NOTHING);
    assertThat(small.trySchedule(2, NOTHING)).isPresent();
    assertThat(small.isFull()).isTrue();
    Timer refused = Timer.of(NOTHING);
    assertThat(small.trySchedule(SECOND, NOTHING)).isEmpty();
    assertThat(small.trySchedule(3, refused)).isFalse();
    assertThat(refused.state()).isEqualTo(Timer.State.IDLE);
    assertThatThrownBy(() -> small.schedule(3, refused))
        .isInstanceOf(CapacityException.class)
        .hasMessage("timers is full: it holds 2. Fix: cancel timers, or give the wheel more room");
    assertThat(small.trySchedule(SECOND, first)).as("what is pending needs no room").isTrue();
    small.poll(2);
    assertThat(small.trySchedule(3, refused)).as("what has fired takes none").isTrue();
    assertThatThrownBy(() -> TimerWheel.create(time.clock(), 0)).hasMessageContaining("hold 0");
  }

  @Test
  void arePendingInTheOrderInWhichTheyFire() {
    Timer b = wheel.schedule(2_000_000, logs("b"));
    Timer a = wheel.schedule(1_000_000, Timer.withFixedDelay(SECOND, logs("a")).named("first"));
    assertThat(wheel.pending()).containsExactly(a, b);
    assertThat(wheel.describe())
        .isEqualTo(
            """
            timers (2 pending)
              timer first (pending, again after PT1S) in PT0.001S
              timer b (pending) in PT0.002S
            """);
    assertThatThrownBy(() -> b.named(" ")).hasMessageContaining("blank");
  }

  // ---- periodic

  private List<String> firings(MissedFirings missed, long... polls) {
    Timer timer =
        Timer.atFixedRate(
            Duration.ofNanos(10),
            missed,
            Handler.<TimerEvent>of(
                "rate", event -> log.add(event.deadline() + "+" + event.missed())));
    wheel.schedule(10, timer);
    for (long poll : polls) {
      wheel.poll(poll);
      log.add("|");
    }
    return log;
  }

  @Test
  void missedFiringsAreSkipped() {
    assertThat(firings(MissedFirings.SKIP, 10, 19, 47, 50))
        .containsExactly("10+0", "|", "|", "40+2", "|", "50+0", "|");
  }

  @Test
  void missedFiringsRunAsOne() {
    assertThat(firings(MissedFirings.COALESCE, 10, 19, 47, 50))
        .containsExactly("10+0", "|", "|", "20+2", "|", "50+0", "|");
  }

  @Test
  void missedFiringsAreCaughtUpWith() {
    assertThat(firings(MissedFirings.CATCH_UP, 10, 19, 47, 50))
        .containsExactly("10+0", "|", "|", "20+0", "30+0", "40+0", "|", "50+0", "|");
  }

  @Test
  void catchingUpKeepsToTheOrderAndTheBudget() {
    wheel.schedule(
        10, Timer.atFixedRate(Duration.ofNanos(10), MissedFirings.CATCH_UP, logs("rate")));
    wheel.schedule(20, logs("once"));
    assertThat(wheel.poll(45, 3)).isEqualTo(3);
    assertThat(log).containsExactly("rate at 10", "rate at 20", "once at 20");
    assertThat(wheel.poll(45, 3)).isEqualTo(2);
  }

  @Test
  void aFixedDelayCountsFromThePoll() {
    wheel.schedule(10, Timer.withFixedDelay(Duration.ofNanos(10), logs("delay")));
    wheel.poll(17);
    assertThat(wheel.poll(26)).isZero();
    wheel.poll(27);
    assertThat(log).containsExactly("delay at 10", "delay at 27");
  }

  @Test
  void oneHandleCancelsAPeriodicTimerInItsOwnHandlerToo() {
    Timer timer =
        Timer.atFixedRate(
            Duration.ofNanos(1),
            MissedFirings.CATCH_UP,
            Handler.<TimerEvent>of(
                "thrice",
                event -> {
                  log.add("run");
                  if (log.size() == 3) {
                    assertThat(event.timer().cancel()).isTrue();
                  }
                }));
    wheel.schedule(0, timer);
    assertThat(timer.isPeriodic()).isTrue();
    assertThat(wheel.poll(100)).isEqualTo(3);
    assertThat(timer.state()).isEqualTo(Timer.State.CANCELLED);
    assertThat(wheel.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void aPeriodMustBePositive(long nanos) {
    Duration period = Duration.ofNanos(nanos);
    assertThatThrownBy(() -> Timer.withFixedDelay(period, NOTHING))
        .hasMessageContaining("1 ns or more");
    assertThatThrownBy(() -> Timer.atFixedRate(period, MissedFirings.SKIP, NOTHING))
        .hasMessageContaining("1 ns or more");
  }

  // ---- memory

  @Test
  @Tag("compiled")
  void schedulingCancellingAndFiringAllocateNothing() {
    for (int i = 0; i < 1000; i++) {
      Timer again =
          Timer.of(
              Handler.<TimerEvent>of(
                  "again", event -> wheel.schedule(event.now() + 1_000_000, event.timer())));
      wheel.schedule(1000L * i, again);
    }
    wheel.schedule(
        0, Timer.atFixedRate(Duration.ofNanos(700_000), MissedFirings.COALESCE, NOTHING));
    wheel.schedule(0, Timer.withFixedDelay(Duration.ofNanos(700_000), NOTHING));
    Timer timeout = Timer.of(NOTHING);
    long[] now = {0};
    assertThat(
            Memory.allocatedPerRun(
                () -> {
                  wheel.schedule(now[0] + 5_000_000, timeout);
                  wheel.poll(now[0] += 1000);
                  wheel.reschedule(now[0] + 900, timeout);
                  timeout.cancel();
                  wheel.nanosToNext(now[0]);
                }))
        .isZero();
  }

  @Test
  void timersThatAreDoneAreNotHeld() {
    List<WeakReference<Timer>> done = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Timer timer = wheel.schedule(i, Timer.of(NOTHING));
      done.add(new WeakReference<>(timer));
      if (i % 2 == 0) {
        timer.cancel();
      }
    }
    wheel.schedule(1000, NOTHING);
    assertThat(wheel.poll(1000)).isEqualTo(51);
    Memory.collect(done);
    assertThat(done).allMatch(timer -> timer.refersTo(null));
  }
}
