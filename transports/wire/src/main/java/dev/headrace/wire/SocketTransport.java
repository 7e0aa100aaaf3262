package dev.headrace.wire;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A TCP or Unix-domain socket. It is non-blocking, with a selector for who reads and one for who
 * writes, so that a message can be sent without waiting by who must not wait.
 *
 * <pre>
 *   drained  by who reads: whether the next read would find nothing
 * </pre>
 */
final class SocketTransport implements Transport {
  private final SocketChannel channel;
  private final @Nullable SocketAddress address;
  private final Selector readable;
  private final Selector writable;
  private boolean drained = true;

  /** A socket that is connected already, or is to be. */
  SocketTransport(SocketChannel channel, @Nullable SocketAddress address) throws IOException {
    this.channel = channel;
    this.address = address;
    this.readable = Selector.open();
    this.writable = Selector.open();
  }

  @Override
  public void open() throws IOException {
    if (address != null) {
      channel.connect(address);
    }
    synchronized (this) { // a channel that is closed meanwhile does not bear it
      if (!channel.isOpen()) {
        throw new ClosedChannelException();
      }
      channel.configureBlocking(false);
      channel.register(readable, SelectionKey.OP_READ);
      channel.register(writable, SelectionKey.OP_WRITE);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int room = into.remaining();
    while (true) {
      if (drained) {
        await(readable);
      }
      int read = channel.read(into);
      drained = read < room;
      if (read != 0) {
        return read;
      }
    }
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    channel.write(from);
    while (from.hasRemaining()) {
      await(writable);
      channel.write(from);
    }
  }

  private void await(Selector selector) throws IOException {
    try {
      if (selector.select() == 0) {
        Thread.interrupted(); // it is ended by closing, and would spin
      }
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException closed) {
      throw closed(closed);
    }
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private static IOException closed(Exception cause) {
    ClosedChannelException closed = new ClosedChannelException();
    closed.initCause(cause);
    return closed;
  }

  @Override
  public boolean canTry() {
    return true;
  }

  @Override
  public void tryWrite(ByteBuffer from) throws IOException {
    channel.write(from);
  }

  @Override
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public synchronized void close() throws IOException {
    try (channel;
        readable;
        writable) {
      // closes who waits, too
    }
  }

  @Override
  public String toString() {
    return "socket";
  }
}
