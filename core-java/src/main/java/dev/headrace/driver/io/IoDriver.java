package dev.headrace.driver.io;

import dev.headrace.Handler;
import dev.headrace.HeadraceException;
import dev.headrace.Registration;
import dev.headrace.driver.Waker;
import dev.headrace.world.Installer;
import dev.headrace.world.Key;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs handlers for channels that are ready: sockets over TCP and UDP, Unix-domain sockets, pipes;
 * and for wake-ups by other threads. Installed into a world it is a resource, so that handlers
 * register further channels, and gives the {@link IoPoller} that the loop polls.
 *
 * <p>It belongs to the thread that polls it, but for its wakers, which any thread calls. Nothing
 * that happens to a channel escapes a handler: the end of a stream, a refused connection and a
 * reset are found by the operation that the handler tries.
 *
 * <p>Interrupting the thread ends its waiting. While it is interrupted no handler runs, for its
 * next operation would close the channel: {@code poll} returns 0 at once, and a loop that goes on
 * must look at the flag. To end a waiting otherwise, use {@link #waker()}; triggering the world's
 * shutdown does.
 */
public final class IoDriver implements Installer<IoPoller>, AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(IoDriver.class.getName());
  private static final int EVENTS_PER_POLL = 1024;

  private final Selector selector;
  private final WakeUps wakeUps;
  private final Readiness readiness;
  private final int eventsPerPoll;
  private @Nullable Registration shutdown;

  IoDriver(Selector selector, int eventsPerPoll) {
    this.selector = selector;
    this.wakeUps = new WakeUps(selector);
    this.readiness = new Readiness(selector, wakeUps);
    this.eventsPerPoll = eventsPerPoll;
  }

  /**
   * Opens a driver that runs up to 1024 handlers a poll.
   *
   * @return the driver, to be closed: by its world, or by hand if it is never installed
   * @throws IOException if the system has no selector to give
   */
  public static IoDriver open() throws IOException {
    return open(EVENTS_PER_POLL);
  }

  /**
   * Opens a driver.
   *
   * @param eventsPerPoll how many handlers a poll runs at most, 1 or more; what is ready beyond
   *     that comes first in the next
   * @return the driver, to be closed: by its world, or by hand if it is never installed
   * @throws IOException if the system has no selector to give
   */
  public static IoDriver open(int eventsPerPoll) throws IOException {
    if (eventsPerPoll < 1) {
      throw new IllegalArgumentException(
          "a poll can't run %d handlers: let it run 1 or more".formatted(eventsPerPoll));
    }
    return new IoDriver(Selector.open(), eventsPerPoll);
  }

  /**
   * Adds the driver to a world as a resource, and has the world's shutdown end its waiting. A
   * second driver of one world needs a key: {@link #under}.
   */
  @Override
  public IoPoller installInto(WorldBuilder builder) {
    return under(Key.of(IoDriver.class)).installInto(builder);
  }

  /**
   * The same under a key of its own.
   *
   * @param key what the driver is found by
   * @return to be installed; gives the poller
   */
  public Installer<IoPoller> under(Key<IoDriver> key) {
    return builder -> {
      builder.add(key, this);
      shutdown = builder.shutdown().onTrigger(wakeUps::wake);
      return new IoPoller(this, builder.sequence());
    };
  }

  /**
   * Has a handler run each time a channel is ready. The channel is set to non-blocking mode.
   *
   * @param channel the channel
   * @param ops what for: bits of {@link SelectionKey}
   * @param handler what runs
   * @return says which is meant; closing it ends the handler, and gives the channel back
   * @throws IOException if the channel is closed, or can't be set to non-blocking mode
   */
  public IoToken register(SelectableChannel channel, int ops, Handler<? super IoEvent> handler)
      throws IOException {
    return register(channel, ops, handler, false);
  }

  /**
   * Has a handler run once, as soon as a channel is ready. From then on the channel is not asked
   * for, until its token is armed again or the channel is registered anew, which ends that token.
   *
   * @param channel the channel
   * @param ops what for: bits of {@link SelectionKey}
   * @param handler what runs
   * @return says which is meant; closing it ends the handler, and gives the channel back
   * @throws IOException if the channel is closed, or can't be set to non-blocking mode
   */
  public IoToken registerOnce(SelectableChannel channel, int ops, Handler<? super IoEvent> handler)
      throws IOException {
    return register(channel, ops, handler, true);
  }

  private IoToken register(
      SelectableChannel channel, int ops, Handler<? super IoEvent> handler, boolean once)
      throws IOException {
    Objects.requireNonNull(handler, "handler");
    if ((ops & ~channel.validOps()) != 0) {
      throw new IllegalArgumentException(channel + " can't be asked for " + Ops.text(ops));
    }
    channel.configureBlocking(false);
    SelectionKey key = channel.keyFor(selector);
    IoToken former = former(channel, key);
    if (key != null && !key.isValid()) {
      readiness.flush(); // a cancelled key is in the way of another until a selection has been
      key = null;
    }
    IoToken token =
        new IoToken(this, key == null ? channel.register(selector, 0) : key, ops)
            .arm(handler, once);
    if (former != null) {
      former.handOverTo(token);
    }
    return token.attach();
  }

  private static @Nullable IoToken former(SelectableChannel channel, @Nullable SelectionKey key) {
    if (key != null && key.attachment() instanceof IoToken token) {
      if (token.isArmed()) {
        throw new RegisteredException(channel, token);
      }
      return token;
    }
    return null;
  }

  /**
   * Makes a waker that has a handler run on the thread that polls, before those of channels.
   *
   * @param handler what runs, as long as the waker's token is armed
   * @return the waker, which any thread may call
   */
  public IoWaker waker(Handler<? super IoEvent> handler) {
    return new IoWaker(wakeUps, new IoToken(this, null, 0).arm(handler, false));
  }

  /**
   * The waker that just ends the waiting, and runs no handler: for those who have a poller of their
   * own, such as an inbox.
   *
   * @return always the same; any thread may call it
   */
  public Waker waker() {
    return wakeUps;
  }

  /**
   * How many channels are registered. They are counted by each call.
   *
   * @return the number, without wakers
   */
  public int size() {
    return selector.isOpen()
        ? (int)
            selector.keys().stream()
                .filter(key -> key.isValid() && key.attachment() instanceof IoToken)
                .count()
        : 0;
  }

  /**
   * Whether it can be used.
   *
   * @return false once it is closed
   */
  public boolean isOpen() {
    return selector.isOpen();
  }

  /**
   * Closes the channels that its tokens own, gives back the others, and closes the selector. All of
   * it is tried, whatever goes wrong. No handler runs any more, not even in a poll that goes on.
   * Closing again does nothing.
   *
   * @throws IOException the first of what went wrong, the others suppressed by it
   */
  @Override
  public void close() throws IOException {
    if (!selector.isOpen()) {
      return;
    }
    if (shutdown != null) {
      shutdown.close();
    }
    IOException failure = null;
    for (SelectionKey key : List.copyOf(selector.keys())) {
      if (key.attachment() instanceof IoToken token) {
        failure = closing(token::end, failure);
      }
    }
    failure = closing(selector::close, failure);
    if (failure != null) {
      throw failure;
    }
  }

  private interface Closing {
    void run() throws IOException;
  }

  private static @Nullable IOException closing(Closing what, @Nullable IOException earlier) {
    try {
      what.run();
    } catch (IOException e) {
      if (earlier == null) {
        return e;
      }
      earlier.addSuppressed(e);
    }
    return earlier;
  }

  void closingFailed(IoToken token, IOException failure) {
    LOGGER.log(System.Logger.Level.WARNING, "closing the channel of " + token + " failed", failure);
  }

  Readiness readiness() {
    return readiness;
  }

  int eventsPerPoll() {
    return eventsPerPoll;
  }

  /**
   * The driver as text.
   *
   * @return how many channels it has
   */
  @Override
  public String toString() {
    return isOpen() ? "io driver (" + size() + " channels)" : "io driver (closed)";
  }

  /** The kind is not public: it is a bug to be mended, not a state to be handled. */
  private static final class RegisteredException extends HeadraceException {
    private static final long serialVersionUID = 1L;

    RegisteredException(SelectableChannel channel, IoToken token) {
      super(
          channel + " is registered already: " + token,
          "arm that token with the other handler, or close it first",
          null);
    }
  }
}
