package dev.headrace.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How a container shut down.
 *
 * @param container its name
 * @param reason why it did
 * @param hooks what was stopped and shut down, as it ended
 * @param total how long it took
 * @param isPastDeadline whether the deadline was over before all was done
 * @param abandoned hooks that had not returned at the end
 */
public record ShutdownReport(
    String container,
    String reason,
    List<HookReport> hooks,
    Duration total,
    boolean isPastDeadline,
    List<AbandonedHook> abandoned) {

  /**
   * Makes it from its parts.
   *
   * @param container its name
   * @param reason why it did
   * @param hooks what was stopped and shut down
   * @param total how long it took
   * @param isPastDeadline whether the deadline was over
   * @param abandoned hooks that had not returned
   */
  public ShutdownReport {
    hooks = List.copyOf(hooks);
    abandoned = List.copyOf(abandoned);
  }

  /**
   * Whether everything ended as it should, in time.
   *
   * @return true if every hook did what it was called for
   */
  public boolean isClean() {
    return !isPastDeadline && abandoned.isEmpty() && hooks.stream().allMatch(HookReport::isDone);
  }

  /**
   * What failed, or was given up on.
   *
   * @return the failures in order
   */
  public List<LifecycleException> failures() {
    return hooks.stream().map(HookReport::failure).filter(Objects::nonNull).toList();
  }

  /**
   * The report as text.
   *
   * @return a line for each hook
   */
  public String toText() {
    StringBuilder text =
        new StringBuilder(
            Timeline.text(
                String.format(
                    Locale.ROOT,
                    "shutdown of container %s (%s), %.3f ms%s",
                    container,
                    reason,
                    total.toNanos() / 1e6,
                    isPastDeadline ? ", past its deadline" : ""),
                hooks));
    abandoned.forEach(hook -> text.append("not returned: ").append(hook).append('\n'));
    return text.toString();
  }

  /**
   * The report as JSON, for programs.
   *
   * @return an object; times are nanoseconds since the beginning
   */
  public String toJson() {
    Json json = new Json().open().field("container", container).field("reason", reason);
    json.field("clean", isClean()).field("totalNanos", total.toNanos());
    json.field("pastDeadline", isPastDeadline);
    Timeline.json(json, "hooks", hooks);
    Timeline.strings(json, "abandoned", abandoned.stream().map(AbandonedHook::toString).toList());
    return json.close().toString();
  }

  /**
   * The report as text.
   *
   * @return the same as {@link #toText}
   */
  @Override
  public String toString() {
    return toText();
  }
}
