package dev.headrace.benchmarks.timers;

/** Does as little as can be checked. */
public final class IdleAlarm extends Alarm {
  private long total;

  /** Makes one. */
  public IdleAlarm() {}

  @Override
  public void run() {
    total++;
  }

  @Override
  public long left() {
    return total;
  }
}
