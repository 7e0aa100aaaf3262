package dev.headrace.wire;

import dev.headrace.Registration;
import dev.headrace.channel.Channel;
import dev.headrace.channel.Connection;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a registry connected: where its channel closes, or can't be opened, it connects another of
 * the same id after a pause. Pauses get longer until both sides knew of each other again. Made by
 * {@link Wire#keep}; closing it closes the connection.
 *
 * <pre>
 *   all fields  guarded by this
 * </pre>
 */
public final class WireClient implements AutoCloseable {
  private final Wire wire;
  private final Supplier<? extends Channel> channels;
  private final Function<? super Channel, ? extends Connection> connect;
  private @Nullable Connection connection;
  private @Nullable Registration next;
  private int failures;
  private long attempts;
  private boolean closed;

  WireClient(
      Wire wire,
      Supplier<? extends Channel> channels,
      Function<? super Channel, ? extends Connection> connect) {
    this.wire = wire;
    this.channels = channels;
    this.connect = connect;
  }

  /**
   * The newest connection.
   *
   * @return it, open or not; {@code null} where none could be made yet
   */
  public synchronized @Nullable Connection connection() {
    return connection;
  }

  /**
   * How often it was tried to connect.
   *
   * @return how often, until now
   */
  public synchronized long attempts() {
    return attempts;
  }

  void attempt() {
    synchronized (this) {
      if (closed) {
        return;
      }
      next = null;
      attempts++;
    }
    Connection made;
    Channel channel = null;
    try {
      channel = channels.get();
      made = connect.apply(channel);
    } catch (RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      wire.failed("connecting" + (channel == null ? "" : " channel " + channel.id()), e);
      again();
      return;
    }
    boolean late;
    synchronized (this) {
      connection = made;
      late = closed;
    }
    if (late) {
      made.close();
    }
    CompletionStage<Void> ready = made.ready();
    CompletionStage<Void> ended = made.closed();
    ready.whenComplete(
        (nothing, thrown) -> {
          if (thrown == null) {
            settled();
          }
        });
    ended.whenComplete((nothing, thrown) -> again());
  }

  private synchronized void settled() {
    failures = 0;
  }

  private synchronized void again() {
    if (closed) {
      return;
    }
    try {
      next = wire.after(pause(), this::attempt);
    } catch (RuntimeException noTime) { // a timekeeper that is closed
      closed = true;
      wire.failed("connecting again", noTime);
    }
  }

  private Duration pause() {
    WireOptions options = wire.options();
    long longest = options.longestPause.toNanos();
    long first = options.firstPause.toNanos();
    int doublings = Math.min(failures++, 62);
    long pause = first > longest >> doublings ? longest : first << doublings;
    return Duration.ofNanos(pause - (long) (pause / 2.0 * options.jitter.getAsDouble()));
  }

  /** Closes the connection, and comes back no more. Closing again does nothing. */
  @Override
  public void close() {
    Connection open;
    synchronized (this) {
      closed = true;
      if (next != null) {
        next.close();
      }
      open = connection;
    }
    if (open != null) {
      open.close();
    }
  }

  /**
   * The client as text.
   *
   * @return its connection, and how often it was tried
   */
  @Override
  public synchronized String toString() {
    return "client of %s, attempts: %d%s"
        .formatted(connection, attempts, closed ? " (closed)" : "");
  }
}
