package dev.headrace.channel;

import dev.headrace.clock.Timekeeper;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events were here lately, so that each is taken once however many ways it comes. It forgets
 * an id when the window has passed, and the oldest where there are too many. All under the lock.
 */
final class SeenEvents {
  private final @Nullable Timekeeper time;
  private final long window;
  private final int most;
  private final Map<MessageId, Long> seen = new LinkedHashMap<>(); // in order of time

  SeenEvents(@Nullable Timekeeper time, long window, int most) {
    this.time = time;
    this.window = window;
    this.most = most;
  }

  /** Remembers an event; false if it was here before. */
  synchronized boolean add(MessageId id) {
    long now = time == null ? 0 : time.nanos();
    Iterator<Long> oldest = seen.values().iterator();
    while (time != null && oldest.hasNext() && now - oldest.next() >= window) {
      oldest.remove();
    }
    if (seen.putIfAbsent(id, now) != null) {
      return false;
    }
    if (seen.size() > most) {
      Iterator<MessageId> eldest = seen.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return true;
  }

  synchronized int size() {
    return seen.size();
  }

  synchronized void clear() {
    seen.clear();
  }
}
