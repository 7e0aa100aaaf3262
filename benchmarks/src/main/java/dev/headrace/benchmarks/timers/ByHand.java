package dev.headrace.benchmarks.timers;

/**
 * A wheel in fifty lines: lists of timers by the tick of their deadlines. It has no order within a
 * tick, no delays beyond its span, and knows nothing of time.
 */
final class ByHand extends TimerPeer {
  private static final int TICKS = 2 * Alarms.SPAN / Alarms.TICK;

  private final Entry[] ticks = new Entry[TICKS];
  private final Entry[] entries;
  private long now;
  private long passed;

  ByHand(String shape) {
    super(shape);
    for (int i = 0; i < TICKS; i++) {
      ticks[i] = new Entry(null);
    }
    for (int i = 0; i < Alarms.pending(shape); i++) {
      schedule(new Entry(alarms.at(i)), alarms.delay(i));
    }
    entries = new Entry[Alarms.BATCH];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Entry(alarms.at(i));
    }
  }

  /** A timer, or the head of a list. */
  private static final class Entry {
    final Runnable alarm;
    Entry next = this;
    Entry previous = this;

    Entry(Runnable alarm) {
      this.alarm = alarm;
    }
  }

  private void schedule(Entry entry, long deadline) {
    Entry head = ticks[(int) (deadline / Alarms.TICK) & (TICKS - 1)];
    entry.previous = head.previous;
    entry.next = head;
    head.previous.next = entry;
    head.previous = entry;
  }

  private static boolean remove(Entry entry) {
    if (entry.next == entry) {
      return false;
    }
    entry.previous.next = entry.next;
    entry.next.previous = entry.previous;
    entry.next = entry;
    entry.previous = entry;
    return true;
  }

  private void poll() {
    for (; passed < now / Alarms.TICK; passed++) {
      Entry head = ticks[(int) passed & (TICKS - 1)];
      for (Entry first = head.next; first != head; first = head.next) {
        remove(first);
        first.alarm.run();
      }
    }
  }

  @Override
  boolean cancel(int turn) {
    Entry entry = entries[turn & (Alarms.BATCH - 1)];
    schedule(entry, alarms.delay(turn));
    return remove(entry);
  }

  @Override
  void fire() {
    for (int i = 0; i < Alarms.BATCH; i++) {
      schedule(entries[i], now + alarms.delay(i));
    }
    now += Alarms.SPAN;
    poll();
  }
}
