package dev.headrace.channel;

import dev.headrace.Registration;
import dev.headrace.channel.ChannelFailure.Kind;
import dev.headrace.internal.flow.Failures;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where failures go that no caller hears of: to the listener that is there when they happen, or to
 * the log, once for each thing that fails.
 *
 * <pre>
 *   listener  read: volatile   written: set, compare-and-set
 *   logged    a concurrent set; once it is full nothing more is logged
 * </pre>
 */
final class FailureHook {
  private static final System.Logger LOGGER = System.getLogger("dev.headrace.channel");
  private static final int MOST_LOGGED = 1_000;
  private static final int LONGEST_NAME = 200; // peers choose some

  private final String registry;
  private final AtomicReference<@Nullable Consumer<? super ChannelFailure>> listener =
      new AtomicReference<>();
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  FailureHook(String registry) {
    this.registry = registry;
  }

  /** Has a listener hear of failures from now on, in place of the one before. */
  Registration listen(Consumer<? super ChannelFailure> hearing) {
    Objects.requireNonNull(hearing, "listener");
    Consumer<ChannelFailure> mine = hearing::accept; // another each time, so that it can be told
    listener.set(mine);
    return () -> listener.compareAndSet(mine, null);
  }

  /** Tells of a failure; throws the cause on if it is fatal. */
  void tell(Kind kind, @Nullable String channel, String subject, Throwable cause) {
    Failures.keepInterrupt(cause);
    tell(kind, channel, subject, () -> cause);
    if (Failures.isFatal(cause)) {
      throw Failures.<RuntimeException>unchanged(cause);
    }
  }

  /** The same where the cause is made only if somebody hears of it. */
  void tell(
      Kind kind, @Nullable String channel, String subject, Supplier<? extends Throwable> cause) {
    Consumer<? super ChannelFailure> hearing = listener.get();
    if (hearing == null) {
      log(kind, channel, subject, cause);
      return;
    }
    ChannelFailure failure = new ChannelFailure(registry, kind, channel, subject, cause.get());
    try {
      hearing.accept(failure);
    } catch (Throwable thrown) {
      Failures.keepInterrupt(thrown);
      if (Failures.isFatal(thrown)) {
        throw Failures.<RuntimeException>unchanged(thrown);
      }
      if (isFirst("the listener itself")) {
        LOGGER.log(
            Level.ERROR,
            "the failure listener of registry %s failed, told of %s; it is not logged again"
                .formatted(registry, failure),
            thrown);
      }
    }
  }

  private void log(
      Kind kind, @Nullable String channel, String subject, Supplier<? extends Throwable> cause) {
    boolean ours = kind == Kind.HANDLER || kind == Kind.LISTENER || kind == Kind.REGISTRATION;
    if (isFirst(kind + " " + (ours || channel == null ? subject : channel))) {
      LOGGER.log(
          Level.ERROR,
          "%s %s of registry %s failed%s, and nobody listens: say onFailure(…). It is not logged again"
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT),
                  subject,
                  registry,
                  channel == null ? "" : " by channel " + channel),
          cause.get());
    }
  }

  private boolean isFirst(String thing) {
    String named = thing.length() > LONGEST_NAME ? thing.substring(0, LONGEST_NAME) : thing;
    return logged.size() < MOST_LOGGED && logged.add(named);
  }
}
