package dev.headrace.lifecycle;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * How a container started: what was called when, how long it took, and what it waited for.
 *
 * @param container its name
 * @param hooks the hooks that were called, as they ended; after a failure also those that undid
 *     what was done
 * @param criticalPath the names of the providers that the boot could not be faster than, each
 *     booting after the one before
 * @param criticalTime how long those took
 * @param total from the beginning until it had booted, or was undone
 * @param warnings what is strange but was done
 * @param abandoned hooks that had not returned at the end
 */
public record StartReport(
    String container,
    List<HookReport> hooks,
    List<String> criticalPath,
    Duration criticalTime,
    Duration total,
    List<String> warnings,
    List<AbandonedHook> abandoned) {

  /**
   * Makes it from its parts.
   *
   * @param container its name
   * @param hooks the hooks that were called
   * @param criticalPath the names of the providers that the boot could not be faster than
   * @param criticalTime how long those took
   * @param total how long it took in all
   * @param warnings what is strange but was done
   * @param abandoned hooks that had not returned
   */
  public StartReport {
    hooks = List.copyOf(hooks);
    criticalPath = List.copyOf(criticalPath);
    warnings = List.copyOf(warnings);
    abandoned = List.copyOf(abandoned);
  }

  /**
   * Whether every hook did what it was called for.
   *
   * @return true if it started
   */
  public boolean isStarted() {
    return hooks.stream().allMatch(HookReport::isDone);
  }

  /**
   * The report as text.
   *
   * @return a line for each hook, then the critical path and the warnings
   */
  public String toText() {
    StringBuilder text =
        new StringBuilder(
            Timeline.text("start of container " + container + ", " + millis(total), hooks));
    if (!criticalPath.isEmpty()) {
      text.append("critical path, ")
          .append(millis(criticalTime))
          .append(": ")
          .append(String.join(" → ", criticalPath))
          .append('\n');
    }
    warnings.forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    abandoned.forEach(hook -> text.append("not returned: ").append(hook).append('\n'));
    return text.toString();
  }

  /**
   * The report as JSON, for programs.
   *
   * @return an object; times are nanoseconds since the beginning
   */
  public String toJson() {
    Json json = new Json().open().field("container", container);
    json.field("started", isStarted()).field("totalNanos", total.toNanos());
    Timeline.json(json, "hooks", hooks);
    Timeline.strings(json, "criticalPath", criticalPath);
    json.field("criticalNanos", criticalTime.toNanos());
    Timeline.strings(json, "warnings", warnings);
    Timeline.strings(json, "abandoned", abandoned.stream().map(AbandonedHook::toString).toList());
    return json.close().toString();
  }

  /**
   * The report as a Gantt chart in Mermaid's language, with the critical path marked.
   *
   * @return the chart
   */
  public String toMermaid() {
    return Timeline.mermaid("start of " + container, hooks, new HashSet<>(criticalPath));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.3f ms", time.toNanos() / 1e6);
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
