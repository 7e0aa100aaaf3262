package dev.headrace.driver.timer;

import dev.headrace.clock.EventClock;
import dev.headrace.world.Installer;
import dev.headrace.world.Key;
import dev.headrace.world.WorldBuilder;
import java.util.Objects;

/**
 * Adds a {@link TimerWheel} to a world, for handlers to schedule with, and gives the loop what it
 * polls. The world needs its {@link EventClock} first.
 *
 * <pre>{@code
 * WorldBuilder builder = World.builder().add(time.clock());
 * TimerPoller timers = builder.install(TimerDriver.wheel());
 * }</pre>
 *
 * <p>It can't be changed: each method gives another.
 */
public final class TimerDriver implements Installer<TimerPoller> {
  private static final TimerDriver DEFAULT =
      new TimerDriver(Key.of(TimerWheel.class), Integer.MAX_VALUE);

  private final Key<TimerWheel> key;
  private final int capacity;

  private TimerDriver(Key<TimerWheel> key, int capacity) {
    this.key = key;
    this.capacity = capacity;
  }

  /**
   * A driver of a wheel that holds any number of timers.
   *
   * @return the driver
   */
  public static TimerDriver wheel() {
    return DEFAULT;
  }

  /**
   * The same with a wheel that holds so many timers and no more.
   *
   * @param capacity how many may be pending at once, 1 or more
   * @return another driver
   */
  public TimerDriver capacity(int capacity) {
    return new TimerDriver(key, TimerWheel.checkedCapacity(capacity));
  }

  /**
   * The same with a wheel under another key, where a world has several.
   *
   * @param qualifier tells the wheel from others
   * @return another driver
   */
  public TimerDriver qualified(String qualifier) {
    return new TimerDriver(
        Key.of(TimerWheel.class).qualified(Objects.requireNonNull(qualifier, "qualifier")),
        capacity);
  }

  /**
   * Adds the wheel, whose timers advance the world's sequence.
   *
   * @param builder the world being built, which has its clock
   * @return what the loop polls
   * @throws dev.headrace.BuildException if there is no clock
   */
  @Override
  public TimerPoller installInto(WorldBuilder builder) {
    EventClock clock = builder.res(EventClock.class).get();
    String name = key.qualifier() == null ? "timers" : "timers " + key.qualifier();
    TimerWheel wheel = new TimerWheel(name, clock, capacity, builder.sequence());
    builder.add(key, wheel);
    return new TimerPoller(wheel, clock);
  }

  /**
   * The driver as text.
   *
   * @return the key of its wheel
   */
  @Override
  public String toString() {
    return "timer driver of " + key;
  }
}
