package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;

/** Subjects to measure in tests: each adds its events so many times, and may allocate. */
final class Adding extends Handler<Long> {
  private static final Long[] EVENTS = {1L, 2L, 3L, 5L};

  private final Sum sum = new Sum();
  private final int times;
  private final boolean allocates;
  private Object last = this;

  private Adding(int times, boolean allocates) {
    this.times = times;
    this.allocates = allocates;
  }

  /** Does nothing but add. */
  static Subject once() {
    return new Adding(1, false).subject();
  }

  /** Adds once, after ten times the work. */
  static Subject slowly() {
    return new Adding(10, false).subject();
  }

  /** Adds once, and keeps an object of 24 bytes until the next event. */
  static Subject allocating() {
    return new Adding(1, true).subject();
  }

  private Subject subject() {
    return Subject.calling(this, EVENTS, () -> sum.getAsLong() + (last == null ? 1 : 0));
  }

  @Override
  public void run(Long event) {
    Sum scratch = new Sum();
    for (int i = 1; i < times; i++) {
      scratch.add(event ^ scratch.getAsLong());
    }
    sum.add(scratch.getAsLong() == 42 ? 0 : event);
    if (allocates) {
      last = new Kept(event);
    }
  }

  private record Kept(long event) {}
}
