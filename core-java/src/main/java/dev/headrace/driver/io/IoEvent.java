package dev.headrace.driver.io;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is ready for, or that a waker was called. There is one event a driver, which shows
 * the next one as soon as its handler has returned: take what you need, don't keep it.
 *
 * <p>Ready is what was found when the poll began. A handler that ran before in the same poll may
 * have read what there was, so an operation can find nothing to do.
 */
public final class IoEvent {
  private @Nullable IoToken token;
  private int ready;

  IoEvent() {}

  IoEvent show(IoToken token, int ready) {
    this.token = token;
    this.ready = ready;
    return this;
  }

  void clear() {
    token = null;
    ready = 0;
  }

  /**
   * What it is about.
   *
   * @return the token whose handler runs
   */
  public IoToken token() {
    return Objects.requireNonNull(token, "an event is shown to its handler alone: don't keep it");
  }

  /**
   * The channel that is ready.
   *
   * @return the channel, or {@code null} if a waker was called
   */
  public @Nullable SelectableChannel channel() {
    return token().channel();
  }

  /**
   * The channel that is ready, as what it is.
   *
   * @param type its class
   * @param <C> its type
   * @return the channel
   * @throws ClassCastException if the channel is another kind, or a waker was called
   */
  public <C extends SelectableChannel> C channel(Class<C> type) {
    SelectableChannel channel = channel();
    if (!type.isInstance(channel)) {
      throw new ClassCastException("%s is about no %s".formatted(this, type.getSimpleName()));
    }
    return type.cast(channel);
  }

  /**
   * What the channel is ready for, of what its token asks for.
   *
   * @return bits of {@link SelectionKey}; 0 if a waker was called
   */
  public int ready() {
    return ready;
  }

  /**
   * Whether something can be read. The end of a stream, and a failure, count: reading tells.
   *
   * @return true if so
   */
  public boolean isReadable() {
    return (ready & SelectionKey.OP_READ) != 0;
  }

  /**
   * Whether something can be written.
   *
   * @return true if so
   */
  public boolean isWritable() {
    return (ready & SelectionKey.OP_WRITE) != 0;
  }

  /**
   * Whether a connection can be accepted.
   *
   * @return true if so
   */
  public boolean isAcceptable() {
    return (ready & SelectionKey.OP_ACCEPT) != 0;
  }

  /**
   * Whether connecting has ended, well or not: {@code finishConnect} tells.
   *
   * @return true if so
   */
  public boolean isConnectable() {
    return (ready & SelectionKey.OP_CONNECT) != 0;
  }

  /**
   * Whether it is not about a channel: a waker was called.
   *
   * @return true if so
   */
  public boolean isWake() {
    return token().channel() == null;
  }

  /**
   * The event as text.
   *
   * @return what is ready for what
   */
  @Override
  public String toString() {
    return token == null ? "no event" : Ops.text(ready) + " of " + token;
  }
}
