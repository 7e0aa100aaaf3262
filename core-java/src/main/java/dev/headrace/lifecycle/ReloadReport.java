package dev.headrace.lifecycle;

import java.util.List;
import java.util.Objects;

/**
 * What was reloaded.
 *
 * @param container the container's name
 * @param hooks the hooks that were called, and after a failure those that were left out
 */
public record ReloadReport(String container, List<HookReport> hooks) {

  /**
   * Makes it from its parts.
   *
   * @param container the container's name
   * @param hooks the hooks that were called
   */
  public ReloadReport {
    hooks = List.copyOf(hooks);
  }

  /**
   * Whether everything was reloaded.
   *
   * @return true if every hook did what it was called for
   */
  public boolean isDone() {
    return hooks.stream().allMatch(HookReport::isDone);
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
    return Timeline.text("reload of container " + container, hooks);
  }

  /**
   * The report as JSON, for programs.
   *
   * @return an object; times are nanoseconds since the beginning
   */
  public String toJson() {
    Json json = new Json().open().field("container", container).field("done", isDone());
    Timeline.json(json, "hooks", hooks);
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
