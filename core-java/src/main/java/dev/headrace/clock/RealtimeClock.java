package dev.headrace.clock;

import java.time.Duration;
import java.util.Objects;

/**
 * The system's time.
 *
 * <p>The time of day is not asked for at each {@code sync}: it is worked out from what goes on
 * steadily, which costs a tenth and never jumps. How the two belong together is found by
 * calibrating: the time of day is read between two readings of the steady clock, some times, and
 * the reading that took the shortest counts, as if made in the middle. From time to time that is
 * done anew, since the system's time of day is put right by others too.
 */
public final class RealtimeClock extends ClockSource {
  private static final long PER_MILLION = 1_000_000;

  private final SystemTime system;
  private final int samples;
  private final long threshold;
  private final long resyncNanos;
  private final long slew;
  private long baseNanos;
  private long baseUnix;
  private long lastResync;
  private long lastSync;
  private long gap;

  /** How far the shown time of day is ahead of the right one, where it is put right slowly. */
  private long ahead;

  RealtimeClock(Builder builder, SystemTime system) {
    this.system = system;
    this.samples = builder.samples;
    this.threshold = builder.threshold;
    this.resyncNanos = builder.resync;
    this.slew = builder.slew;
    calibrate();
    this.lastSync = baseNanos;
  }

  /**
   * Makes a clock source that is right to some microseconds, and calibrated again every hour.
   *
   * @return the source
   */
  public static RealtimeClock create() {
    return builder().build();
  }

  /**
   * Begins a clock source with settings of its own.
   *
   * @return its builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public void sync() {
    sync(system.nanoTime());
  }

  /**
   * Has the clock show a moment that was read before.
   *
   * @param nanoTime the moment, of {@link System#nanoTime}
   */
  public void sync(long nanoTime) {
    if (nanoTime - lastResync >= resyncNanos) {
      resync();
    }
    if (ahead != 0) {
      catchUp(nanoTime - lastSync);
    }
    lastSync = nanoTime;
    clock().set(nanoTime, Math.max(0, baseUnix + (nanoTime - baseNanos) + ahead));
  }

  /**
   * Calibrates anew. Unless it is put right slowly, the time of day may jump with the next {@code
   * sync}, also backwards.
   */
  public void resync() {
    long shown = baseUnix - baseNanos + ahead;
    calibrate();
    ahead = slew == 0 ? 0 : shown - (baseUnix - baseNanos);
  }

  private void calibrate() {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < samples && (i == 0 || best > threshold); i++) {
      long before = system.nanoTime();
      long unix = system.unixNanos();
      long took = system.nanoTime() - before;
      if (took < best) {
        best = took;
        baseNanos = before + took / 2;
        baseUnix = unix;
      }
    }
    gap = best;
    lastResync = baseNanos;
  }

  private void catchUp(long passed) {
    long step = Math.max(0, passed) * slew / PER_MILLION;
    ahead = ahead > 0 ? Math.max(0, ahead - step) : Math.min(0, ahead + step);
  }

  /**
   * Whether the time of day could be read as closely as asked for.
   *
   * @return false on a system that is very busy, or whose clocks are slow
   */
  public boolean isAccurate() {
    return gap <= threshold;
  }

  /**
   * How closely the time of day could be read: it is right to half of this.
   *
   * @return the time that the best reading took
   */
  public Duration calibrationGap() {
    return Duration.ofNanos(gap);
  }

  /**
   * The source as text.
   *
   * @return how accurate it is
   */
  @Override
  public String toString() {
    return "realtime clock, calibrated within " + gap + " ns";
  }

  /** A {@link RealtimeClock} in the making. For one thread. */
  public static final class Builder {
    private static final long LEAST_THRESHOLD = 100;

    private int samples = 20;
    private long threshold = 2_000;
    private long resync = Duration.ofHours(1).toNanos();
    private long slew;

    private Builder() {}

    /**
     * Says how closely the time of day must be read; then it is read no more often.
     *
     * @param gap how long the reading may take; 2 µs if nothing is said, 100 ns at least
     * @return this builder
     */
    public Builder threshold(Duration gap) {
      threshold = Math.max(LEAST_THRESHOLD, gap.toNanos());
      return this;
    }

    /**
     * Says how often the time of day is read at most, until it is read closely enough.
     *
     * @param samples how often, 1 or more; 20 if nothing is said
     * @return this builder
     */
    public Builder samples(int samples) {
      if (samples < 1) {
        throw new IllegalArgumentException(
            "the time of day can't be read " + samples + " times: read it once or more");
      }
      this.samples = samples;
      return this;
    }

    /**
     * Says how often it is calibrated anew.
     *
     * @param interval the time between; with each {@code sync} if it is nothing, every hour if
     *     nothing is said
     * @return this builder
     */
    public Builder resyncEvery(Duration interval) {
      if (interval.isNegative()) {
        throw new IllegalArgumentException(
            "a clock can't be calibrated every " + interval + ": say zero for each sync");
      }
      resync = interval.toNanos();
      return this;
    }

    /**
     * Has the time of day put right slowly where calibrating finds it wrong, so that it never goes
     * backwards.
     *
     * @param partsPerMillion how much faster or slower it goes meanwhile, 1 to 500,000
     * @return this builder
     */
    public Builder slew(int partsPerMillion) {
      if (partsPerMillion < 1 || partsPerMillion > PER_MILLION / 2) {
        throw new IllegalArgumentException(
            "time can't be put right by %d millionths: say 1 to 500,000"
                .formatted(partsPerMillion));
      }
      slew = partsPerMillion;
      return this;
    }

    /**
     * Makes the clock source, calibrated.
     *
     * @return the source
     */
    public RealtimeClock build() {
      return build(SystemTime.REAL);
    }

    RealtimeClock build(SystemTime system) {
      return new RealtimeClock(this, Objects.requireNonNull(system));
    }
  }
}
