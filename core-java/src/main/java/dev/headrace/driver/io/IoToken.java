package dev.headrace.driver.io;

import dev.headrace.Handler;
import dev.headrace.Registration;
import dev.headrace.StaleHandleException;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says which channel, or waker, of a driver is meant, and which handler runs for it. For the thread
 * that polls the driver.
 *
 * <p>A token is <em>armed</em> while it has a handler. Without one its channel is not asked for, so
 * that what is ready and unheard does not keep waking the loop. It is <em>open</em> until it is
 * closed, its channel is closed, or the driver is. It is never used again: an old token means no
 * other channel, ever. Closing an old one does nothing, changing it throws {@link
 * StaleHandleException}.
 */
public final class IoToken implements Registration {
  private final IoDriver driver;
  private final @Nullable SelectionKey key;
  private @Nullable Handler<? super IoEvent> handler;
  private boolean once;
  private boolean owning;
  private boolean closed;
  private int interest;

  /** What it is ready for as of the last selection; 0 where that is no longer so. */
  int ready;

  /** Whether it waits in the driver's queue. */
  boolean queued;

  IoToken(IoDriver driver, @Nullable SelectionKey key, int interest) {
    this.driver = driver;
    this.key = key;
    this.interest = interest;
  }

  /**
   * Gives it a handler that runs each time, from now on. It takes the place of the one it had, and
   * the channel is asked for what it was asked for before.
   *
   * @param next the handler
   * @return this token
   * @throws StaleHandleException if it is not open
   */
  public IoToken arm(Handler<? super IoEvent> next) {
    return arm(next, false);
  }

  /**
   * Gives it a handler that runs once, from now on. As it runs the token is not armed; it may arm
   * it again.
   *
   * @param next the handler
   * @return this token
   * @throws StaleHandleException if it is not open
   */
  public IoToken armOnce(Handler<? super IoEvent> next) {
    return arm(next, true);
  }

  IoToken arm(Handler<? super IoEvent> next, boolean justOnce) {
    Objects.requireNonNull(next, "handler");
    ask(interest);
    handler = next;
    once = justOnce;
    return this;
  }

  /**
   * Changes what the channel is asked for, at once or, if the token is not armed, when it is.
   *
   * @param ops bits of {@link SelectionKey}; 0 for nothing until this is called again
   * @return this token
   * @throws StaleHandleException if it is not open
   * @throws IllegalArgumentException if the channel can't do that
   */
  public IoToken interest(int ops) {
    if (key == null ? ops != 0 : (ops & ~key.channel().validOps()) != 0) {
      throw new IllegalArgumentException(this + " can't be asked for " + Ops.text(ops));
    }
    ask(handler == null ? 0 : ops);
    interest = ops;
    return this;
  }

  /**
   * What the channel is asked for while the token is armed.
   *
   * @return bits of {@link SelectionKey}
   */
  public int interest() {
    return interest;
  }

  /**
   * Has the channel closed when the token or the driver is.
   *
   * @return this token
   */
  public IoToken owning() {
    owning = true;
    return this;
  }

  /** Another token takes over the channel: this one is closed, and the channel stays. */
  void handOverTo(IoToken token) {
    token.owning |= owning;
    closed = true;
    handler = null;
  }

  /** Has selections find it. */
  IoToken attach() {
    if (key != null) {
      key.attach(this);
    }
    return this;
  }

  private void ask(int ops) {
    if (!isOpen()) {
      throw stale();
    }
    if (key != null) {
      try {
        key.interestOps(ops);
      } catch (CancelledKeyException e) {
        throw stale(); // its channel was closed by another thread, just now
      }
    }
  }

  private StaleHandleException stale() {
    return new StaleHandleException(
        this,
        closed ? "was closed" : "has lost its channel or its driver, which was closed",
        "register the channel, or another, anew");
  }

  /** What it is to fire for now: -1 for nothing, 0 for a wake-up. */
  int firing() {
    if (!isArmed()) {
      return -1;
    }
    if (key == null) {
      return 0;
    }
    try {
      int ops = ready & key.interestOps();
      return ops == 0 ? -1 : ops;
    } catch (CancelledKeyException e) {
      return -1;
    }
  }

  /** The handler to run now; one that runs once is gone with that, and the channel is masked. */
  Handler<? super IoEvent> takeHandler() {
    Handler<? super IoEvent> taken = Objects.requireNonNull(handler);
    if (once) {
      handler = null;
      mask();
    }
    return taken;
  }

  private void mask() {
    if (key != null) {
      try {
        key.interestOps(0);
      } catch (CancelledKeyException e) {
        // Its channel was closed by another thread: it is asked for nothing any more.
      }
    }
  }

  /**
   * Ends it: its handler never runs again, not even where its channel is ready in the poll that
   * goes on. The channel is given back, or closed if the token {@linkplain #owning owns} it; what
   * goes wrong with that is logged.
   */
  @Override
  public void close() {
    try {
      end();
    } catch (IOException e) {
      driver.closingFailed(this, e);
    }
  }

  void end() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    handler = null;
    if (key == null) {
      return;
    }
    key.attach(null);
    key.cancel();
    if (owning) {
      key.channel().close();
    }
  }

  /**
   * Whether it can still be armed and fire.
   *
   * @return false once it, its channel or its driver is closed
   */
  public boolean isOpen() {
    return !closed && driver.isOpen() && (key == null || key.isValid());
  }

  /**
   * Whether it has a handler.
   *
   * @return true if a handler runs when the channel is ready
   */
  public boolean isArmed() {
    return handler != null && isOpen();
  }

  /**
   * Its channel.
   *
   * @return the channel, or {@code null} for that of a waker
   */
  public @Nullable SelectableChannel channel() {
    return key == null ? null : key.channel();
  }

  /**
   * The token as text.
   *
   * @return its channel and what it is asked for
   */
  @Override
  public String toString() {
    return key == null
        ? "waker of " + driver
        : "token of " + key.channel() + " for " + (interest == 0 ? "nothing" : Ops.text(interest));
  }
}
