package dev.headrace.channel;

import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that is under way in a registry, by message id. Answers, deadlines, links that close and
 * callers that give up race for each; whoever removes it from the map ends it, so it ends once.
 *
 * <pre>
 *   pending  a concurrent map. Who adds looks at the target's state after that; a link that closes
 *            changes its state before it looks here: one of the two sees the other
 * </pre>
 */
final class InFlight {
  private final ConcurrentHashMap<MessageId, Pending> pending = new ConcurrentHashMap<>();
  private final Deadlines deadlines;

  InFlight(@Nullable Timekeeper time) {
    this.deadlines = new Deadlines(time, this::sweep);
  }

  boolean measuresTime() {
    return deadlines.measures();
  }

  long deadlineAfter(@Nullable Duration timeout) {
    return deadlines.after(timeout);
  }

  /**
   * Adds what begins; false if there is something of that id already. Where its time can't be
   * measured, it ends at once.
   */
  boolean add(Pending beginning) {
    if (pending.putIfAbsent(beginning.id(), beginning) != null) {
      return false;
    }
    try {
      deadlines.note(beginning.deadline());
    } catch (RuntimeException noTime) { // a timekeeper that is closed
      if (end(beginning)) {
        beginning.abandoned(
            new CommandException(
                ErrorCode.INTERNAL_ERROR, "no time is measured any more", null, noTime));
      }
    }
    return true;
  }

  @Nullable Pending get(MessageId id) {
    return pending.get(id);
  }

  /** Takes something out; true for the one who may end it. */
  boolean end(Pending ending) {
    return pending.remove(ending.id(), ending);
  }

  int size() {
    return pending.size();
  }

  /** A link has brought an answer. */
  void answered(Link from, Message.Response response) {
    Pending asked = pending.get(response.thid());
    Link target = asked == null ? null : asked.target();
    if (asked == null || target == null) {
      from.dropped(Drop.UNMATCHED);
    } else if (target != from) {
      from.dropped(Drop.SPOOFED, () -> "answers what was asked of " + target.id());
    } else if (!asked.accepts(response)) {
      from.dropped(Drop.MALFORMED, () -> "answers with a " + response.getClass().getSimpleName());
    } else if (end(asked)) {
      asked.answered(response);
    } else {
      from.dropped(Drop.UNMATCHED);
    }
  }

  /** A link is closed: ends what waits for it, and what it waits for. */
  void closed(Link link) {
    abandon(
        under -> under.target() == link || under.origin() == link,
        "channel " + link.id() + " is closed");
  }

  /** The registry is closed: ends everything. */
  void close(String registry) {
    deadlines.close();
    abandon(under -> true, "registry " + registry + " is closed");
  }

  private void abandon(Predicate<Pending> which, String why) {
    for (Pending under : pending.values()) {
      if (which.test(under) && end(under)) {
        under.abandoned(new CommandException(ErrorCode.CHANNEL_DISCONNECTED, why));
      }
    }
  }

  private void sweep(long now) {
    long earliest = Deadlines.NEVER;
    List<Pending> due = new ArrayList<>();
    for (Pending under : pending.values()) {
      long deadline = under.deadline();
      if (deadline == Deadlines.NEVER) {
        continue;
      }
      if (deadline - now <= 0) {
        due.add(under);
      } else if (earliest == Deadlines.NEVER || deadline - earliest < 0) {
        earliest = deadline;
      }
    }
    deadlines.note(earliest); // before anything that takes its time
    for (Pending late : due) {
      if (end(late)) {
        late.expired();
      }
    }
  }
}
