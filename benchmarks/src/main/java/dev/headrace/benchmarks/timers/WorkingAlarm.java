package dev.headrace.benchmarks.timers;

/** Does some arithmetic. */
public final class WorkingAlarm extends Alarm {
  private long value;

  /** Makes one. */
  public WorkingAlarm() {}

  @Override
  public void run() {
    long next = 31 * value + 7;
    value = next ^ (next >>> 11);
  }

  @Override
  public long left() {
    return value;
  }
}
