package dev.headrace.clock;

import java.time.Clock;
import java.time.Instant;

/** The system's two clocks, or a test's. */
interface SystemTime {
  /** The real ones. */
  SystemTime REAL =
      new SystemTime() {
        private final Clock utc = Clock.systemUTC();

        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public long unixNanos() {
          Instant now = utc.instant();
          return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }
      };

  /** What never goes backwards. */
  long nanoTime();

  /** The time of day. */
  long unixNanos();
}
