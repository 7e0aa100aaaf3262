package dev.headrace.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hooks that were called, written down in the forms that people and programs read. */
final class Timeline {
  private static final double NANOS_PER_MILLI = 1e6;

  private Timeline() {}

  static String text(String title, List<HookReport> hooks) {
    StringBuilder text = new StringBuilder(title).append('\n');
    if (!hooks.isEmpty()) {
      text.append("       begin            took  phase    outcome   provider\n");
    }
    for (HookReport hook : hooks) {
      text.append(line(hook)).append('\n');
    }
    return text.toString();
  }

  static String line(HookReport hook) {
    String line =
        String.format(
            Locale.ROOT,
            "%9.3f ms  %10.3f ms  %-8s %-9s %s",
            hook.startNanos() / NANOS_PER_MILLI,
            (hook.endNanos() - hook.startNanos()) / NANOS_PER_MILLI,
            hook.phase(),
            words(hook.outcome()),
            hook.provider());
    LifecycleException failure = hook.failure();
    return failure == null ? line : line + ": " + failure.getMessage();
  }

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static void json(Json json, String name, List<HookReport> hooks) {
    json.name(name).openList();
    for (HookReport hook : hooks) {
      json.element()
          .open()
          .field("provider", hook.provider())
          .field("phase", hook.phase().toString())
          .field("order", hook.order())
          .field("level", hook.level())
          .field("startNanos", hook.startNanos())
          .field("endNanos", hook.endNanos())
          .field("thread", hook.thread())
          .field("outcome", hook.outcome().toString());
      LifecycleException failure = hook.failure();
      if (failure != null) {
        json.field("failure", String.valueOf(failure.getMessage()));
      }
      json.close();
    }
    json.closeList();
  }

  static void strings(Json json, String name, List<String> values) {
    json.name(name).openList();
    values.forEach(json::value);
    json.closeList();
  }

  /** A chart of bars, a section a level. */
  static String mermaid(String title, List<HookReport> hooks, Set<String> critical) {
    StringBuilder text =
        new StringBuilder("gantt\n  title ")
            .append(plain(title))
            .append("\n  dateFormat x\n  axisFormat %S.%L s\n");
    @Nullable String section = null;
    for (HookReport hook : hooks) {
      String heading =
          hook.phase() == Phase.BOOT ? "level " + hook.level() : hook.phase().toString();
      if (!heading.equals(section)) {
        text.append("  section ").append(heading).append('\n');
        section = heading;
      }
      long begin = Math.round(hook.startNanos() / NANOS_PER_MILLI);
      long took = Math.max(1, Math.round(hook.duration().toNanos() / NANOS_PER_MILLI));
      String mark =
          hook.isDone() ? critical.contains(hook.provider()) ? "crit, " : "" : "crit, active, ";
      text.append("  ")
          .append(plain(hook.provider()))
          .append(" :")
          .append(mark)
          .append(begin)
          .append(", ")
          .append(took)
          .append("ms\n");
    }
    return text.toString();
  }

  /** A colon, a semicolon or a hash would end a name there. */
  private static String plain(String name) {
    return name.replaceAll("[:;#,\\r\\n]", " ");
  }
}
