package dev.headrace.lifecycle;

import dev.headrace.clock.Timekeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What was said of a container as a whole. */
final class Settings {
  /** How long a hook that was interrupted because it is pointless may take to end. */
  Duration cancelGrace = Duration.ofSeconds(1);

  Duration validateTimeout = Duration.ofSeconds(10);
  Duration bootTimeout = Duration.ofSeconds(30);
  Duration bootDeadline = Duration.ofMinutes(5);
  Duration reloadTimeout = Duration.ofSeconds(30);
  Duration reloadQuiet = Duration.ZERO;
  Duration healthTimeout = Duration.ofSeconds(1);
  Duration drainDelay = Duration.ZERO;
  Duration stopGrace = Duration.ofSeconds(10);
  Duration shutdownTimeout = Duration.ofSeconds(10);
  Duration shutdownDeadline = Duration.ofSeconds(30);

  int parallelism = 1;
  boolean parallelShutdown;
  Duplicates duplicates = Duplicates.ERROR;
  boolean failFastValidation;
  boolean rollback = true;
  boolean shutsDownTimedOut = true;
  boolean shutsDownAll;
  boolean strictReload;
  boolean reference;
  PastDeadline pastDeadline = PastDeadline.CALL;
  FatalReaction onFatal = FatalReaction.stop();

  boolean stopOnSignals;
  boolean reloadOnHangup;
  boolean haltOnSecondSignal;

  ThreadFactory threads = Thread::new;
  @Nullable Executor executor;
  @Nullable Timekeeper time;
  RandomGenerator chance = new SplittableRandom();
  final List<ContainerListener> listeners = new ArrayList<>();

  static Duration positive(Duration time, String what) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          what + " can't be done within " + Times.text(time) + ": give it more time");
    }
    return time;
  }

  static Duration notNegative(Duration time, String what) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          what + " can't take " + Times.text(time) + ": say nothing or more");
    }
    return time;
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
