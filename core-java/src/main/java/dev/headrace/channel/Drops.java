package dev.headrace.channel;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was dropped. The map is full from the beginning; its counters are for any thread. */
final class Drops {
  private final Map<Drop, LongAdder> counters = new EnumMap<>(Drop.class);

  Drops() {
    for (Drop reason : Drop.values()) {
      counters.put(reason, new LongAdder());
    }
  }

  void add(Drop reason) {
    of(reason).increment();
  }

  long count(Drop reason) {
    return of(reason).sum();
  }

  private LongAdder of(Drop reason) {
    return Objects.requireNonNull(counters.get(reason));
  }
}
