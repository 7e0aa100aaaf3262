package dev.headrace.driver.timer;

import dev.headrace.FailedStep;
import dev.headrace.internal.flow.Failures;
import dev.headrace.world.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Fires the timers that are due, one after another: each is taken out, or moved to its next
 * deadline, before its handler runs. So whatever a handler does to the others, and whatever it
 * throws, those that have not run are pending. For one thread.
 */
final class Firing {
  private final String wheel;
  private final long origin;
  private final PendingTimers pending;
  private final @Nullable Sequence sequence;
  private final TimerEvent event = new TimerEvent();
  private int polls;

  Firing(String wheel, long origin, PendingTimers pending, @Nullable Sequence sequence) {
    this.wheel = wheel;
    this.origin = origin;
    this.pending = pending;
    this.sequence = sequence;
  }

  int poll(long now, int limit) {
    // A poll in a handler has an event of its own: that of the poll around it is still needed.
    TimerEvent told = polls++ == 0 ? event : new TimerEvent();
    try {
      pending.bringBack();
      return fireDue(now, limit, told);
    } finally {
      if (--polls == 0) {
        pending.bringBack();
      }
    }
  }

  private int fireDue(long now, int limit, TimerEvent told) {
    long begin = pending.nextOrder();
    int fired = 0;
    while (fired < limit) {
      Timer timer = pending.firstDue(now);
      if (timer == null) {
        break;
      }
      if (pending.order(timer) >= begin) {
        pending.setAside(timer); // scheduled by a handler of this poll
      } else if (fire(timer, now, told)) {
        fired++;
      }
    }
    return fired;
  }

  /** Fires a timer, or moves it to the firing that is due after those it skips. */
  private boolean fire(Timer timer, long now, TimerEvent told) {
    long deadline = timer.deadline;
    switch (timer.repeat) {
      case NEVER -> {
        pending.fire(timer);
        try {
          run(timer, deadline, now, 0, told);
        } finally {
          pending.release(timer);
        }
      }
      case FROM_POLL -> {
        pending.repeat(timer, Nanos.plus(now, timer.period));
        run(timer, deadline, now, 0, told);
      }
      case FROM_DEADLINE -> {
        return fireAtRate(timer, now, told);
      }
    }
    return true;
  }

  private boolean fireAtRate(Timer timer, long now, TimerEvent told) {
    long deadline = timer.deadline;
    boolean catchesUp = timer.missedFirings == MissedFirings.CATCH_UP;
    long missed = catchesUp ? 0 : Nanos.minus(now, deadline) / timer.period;
    long latest = deadline + missed * timer.period;
    if (missed > 0 && timer.missedFirings == MissedFirings.SKIP) {
      timer.skipped += missed;
      pending.repeat(timer, latest);
      return false;
    }
    missed += timer.skipped;
    timer.skipped = 0;
    pending.repeat(timer, Nanos.plus(latest, timer.period));
    run(timer, deadline, now, missed, told);
    return true;
  }

  private void run(Timer timer, long deadline, long now, long missed, TimerEvent told) {
    told.set(timer, origin + deadline, origin + now, missed);
    if (sequence != null) {
      sequence.advance();
    }
    try {
      timer.handler.run(told);
    } catch (Throwable thrown) {
      if (!Failures.isFatal(thrown)) {
        FailedStep.mark(thrown, wheel, timer.name());
      }
      throw thrown;
    }
  }
}
