package dev.headrace.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a boot could not be faster than, however many hooks are called at once: of all ways through
 * the dependencies the one that took longest.
 *
 * @param names the providers on it
 * @param time how long they took together
 */
record CriticalPath(List<String> names, Duration time) {

  /** Finds it among providers in boot order, of which some were booted. */
  static <S> CriticalPath of(List<Entry<S>> entries, List<HookReport> booted) {
    Map<String, Duration> took = new HashMap<>();
    booted.forEach(hook -> took.put(hook.provider(), hook.duration()));

    Map<Entry<S>, Duration> untilEnd = new HashMap<>();
    Map<Entry<S>, Entry<S>> cameFrom = new HashMap<>();
    Entry<S> last = null;
    Duration longest = Duration.ofNanos(-1);
    for (Entry<S> entry : entries) {
      Duration own = took.get(entry.name);
      if (own == null) {
        continue;
      }
      Duration most = Duration.ZERO;
      for (Entry<S> before : entry.before) {
        Duration until = untilEnd.getOrDefault(before, Duration.ZERO);
        if (until.compareTo(most) > 0) {
          most = until;
          cameFrom.put(entry, before);
        }
      }
      Duration end = most.plus(own);
      untilEnd.put(entry, end);
      if (end.compareTo(longest) > 0) {
        longest = end;
        last = entry;
      }
    }
    return new CriticalPath(names(last, cameFrom), last == null ? Duration.ZERO : longest);
  }

  private static <S> List<String> names(@Nullable Entry<S> last, Map<Entry<S>, Entry<S>> cameFrom) {
    List<String> names = new ArrayList<>();
    for (Entry<S> at = last; at != null; at = cameFrom.get(at)) {
      names.add(at.name);
    }
    Collections.reverse(names);
    return names;
  }
}
