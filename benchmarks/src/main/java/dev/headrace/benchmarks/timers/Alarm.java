package dev.headrace.benchmarks.timers;

/** What a timer does. What it leaves does not depend on the order of alarms. */
public abstract class Alarm implements Runnable {
  /** Makes one. */
  protected Alarm() {}

  /**
   * What it has left.
   *
   * @return a number that depends on how often it has run
   */
  public abstract long left();
}
