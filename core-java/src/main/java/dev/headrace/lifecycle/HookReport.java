package dev.headrace.lifecycle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a hook.
 *
 * @param provider the provider's name
 * @param phase the hook's phase
 * @param order its place among the calls of the report, from 0
 * @param level how many providers it depends on in a row
 * @param startNanos when it began, in nanoseconds since the report's beginning
 * @param endNanos when it ended or was given up on
 * @param thread the name of the thread it ran on, or empty where it never began
 * @param outcome how it ended
 * @param failure what it threw, or {@code null}
 */
public record HookReport(
    String provider,
    Phase phase,
    int order,
    int level,
    long startNanos,
    long endNanos,
    String thread,
    Outcome outcome,
    @Nullable LifecycleException failure) {

  /** The same in a report that has others before, and began earlier. */
  HookReport after(int others, long nanos) {
    return new HookReport(
        provider,
        phase,
        others,
        level,
        startNanos + nanos,
        endNanos + nanos,
        thread,
        outcome,
        failure);
  }

  /** One that was not called. */
  static HookReport skipped(Entry<?> entry, Phase phase, int order, long nanos) {
    return new HookReport(
        entry.name, phase, order, entry.level, nanos, nanos, "", Outcome.SKIPPED, null);
  }

  /**
   * How long it took.
   *
   * @return the time from its beginning to its end
   */
  public Duration duration() {
    return Duration.ofNanos(endNanos - startNanos);
  }

  /**
   * Whether it did what it was called for.
   *
   * @return true if it is done
   */
  public boolean isDone() {
    return outcome == Outcome.DONE;
  }

  /**
   * The call as a line of text.
   *
   * @return what, when, how long, and what went wrong
   */
  @Override
  public String toString() {
    return Timeline.line(this);
  }
}
