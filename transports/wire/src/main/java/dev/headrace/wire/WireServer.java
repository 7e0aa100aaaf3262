package dev.headrace.wire;

import dev.headrace.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections and has them connected, on a thread of its own. Closing it ends the listening
 * alone: the channels belong to the registry.
 */
public final class WireServer implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Wire wire;
  private final ServerSocketChannel listener;
  private final @Nullable Path path;
  private final String name;
  private final Consumer<? super Channel> connect;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private long number;

  WireServer(
      Wire wire,
      ServerSocketChannel listener,
      @Nullable Path path,
      String name,
      Consumer<? super Channel> connect) {
    this.wire = wire;
    this.listener = listener;
    this.path = path;
    this.name = name;
    this.connect = connect;
  }

  void start() {
    wire.thread(name + " server", this::run).start();
  }

  /**
   * Where it listens.
   *
   * @return the address, with the port that was free where none was said
   */
  public SocketAddress address() {
    try {
      return listener.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException("the server " + name + " is closed", e);
    }
  }

  /**
   * How many connections there are.
   *
   * @return those that were taken and have not released what they held
   */
  public int connections() {
    return connections.get();
  }

  /**
   * How many were closed at once, because there were too many.
   *
   * @return how many, until now
   */
  public long refused() {
    return refused.get();
  }

  private void run() {
    while (listener.isOpen()) {
      try {
        accepted(listener.accept());
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException | RuntimeException e) {
        wire.failed("server " + name, e);
        pause(); // such as too many open files: it may be better then
      }
    }
  }

  private void accepted(SocketChannel socket) throws IOException {
    if (connections.incrementAndGet() > wire.options().maxConnections) {
      connections.decrementAndGet();
      refused.incrementAndGet();
      socket.close();
      return;
    }
    WireChannel channel;
    try {
      Transport transport =
          path == null ? wire.tcp(socket, null) : new SocketTransport(socket, null);
      channel = new WireChannel(name + "-" + ++number, transport, wire);
    } catch (IOException | RuntimeException e) {
      connections.decrementAndGet();
      socket.close();
      throw e;
    }
    channel.released().whenComplete((nothing, thrown) -> connections.decrementAndGet());
    try {
      connect.accept(channel);
    } catch (RuntimeException e) {
      channel.close();
      wire.failed("connecting channel " + channel.id(), e);
    }
  }

  private void pause() {
    CountDownLatch over = new CountDownLatch(1);
    wire.later(PAUSE, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      close();
    }
  }

  /** Takes no more connections; those that it has taken stay. Closing again does nothing. */
  @Override
  public void close() {
    try {
      listener.close();
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      wire.failed("closing server " + name, e);
    }
  }

  /**
   * The server as text.
   *
   * @return its name and how many connections it has
   */
  @Override
  public String toString() {
    return "server %s with %d connections%s"
        .formatted(name, connections(), listener.isOpen() ? "" : " (closed)");
  }
}
