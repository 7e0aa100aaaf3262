package dev.headrace.benchmarks.paired;

import dev.headrace.Handler;
import dev.headrace.driver.io.IoDriver;
import dev.headrace.driver.io.IoEvent;
import dev.headrace.driver.io.IoPoller;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;

/**
 * A server that echoes to sixteen clients over loopback, all on one thread, so that what is
 * measured is what a core does: in a round each client writes, the server sends back, each client
 * reads.
 */
abstract class EchoRounds extends Subject {
  private static final int CLIENTS = 16;
  private static final int BYTES = 64;

  private final SocketChannel[] clients = new SocketChannel[CLIENTS];
  private final ByteBuffer said = ByteBuffer.allocateDirect(BYTES);
  private final ByteBuffer heard = ByteBuffer.allocateDirect(BYTES);
  private final ByteBuffer serving = ByteBuffer.allocateDirect(4 * BYTES);
  private long echoed;
  private long checksum;

  static Subject byHand() {
    try {
      ByHand rounds = new ByHand();
      rounds.connect();
      return rounds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Subject ours() {
    try {
      Ours rounds = new Ours();
      rounds.connect();
      return rounds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void connect() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CLIENTS);
      for (int i = 0; i < CLIENTS; i++) {
        clients[i] = SocketChannel.open(listener.getLocalAddress());
        SocketChannel served = listener.accept();
        served.configureBlocking(false);
        serve(served);
      }
    }
  }

  abstract void serve(SocketChannel client) throws IOException;

  /** Sees to the clients that are ready. */
  abstract void poll() throws IOException;

  final void echo(SocketChannel client) {
    try {
      serving.clear();
      client.read(serving);
      serving.flip();
      echoed += client.write(serving);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void run(int operations) {
    try {
      for (int i = 0; i < operations; i++) {
        round(i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void round(int number) throws IOException {
    long expected = echoed + (long) CLIENTS * BYTES;
    for (SocketChannel client : clients) {
      said.clear();
      said.putInt(0, number);
      client.write(said);
    }
    while (echoed < expected) {
      poll();
    }
    for (SocketChannel client : clients) {
      heard.clear();
      while (heard.hasRemaining()) {
        client.read(heard);
      }
      checksum = 31 * checksum + heard.getInt(0) + 1;
    }
  }

  @Override
  long checksum() {
    return checksum;
  }

  @Override
  public void close() {
    try {
      for (SocketChannel client : clients) {
        client.close();
      }
      end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  abstract void end() throws IOException;

  private static final class ByHand extends EchoRounds {
    private final Selector selector = Selector.open();

    ByHand() throws IOException {}

    @Override
    void serve(SocketChannel client) throws IOException {
      client.register(selector, SelectionKey.OP_READ);
    }

    @Override
    void poll() throws IOException {
      selector.selectNow();
      Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
      while (keys.hasNext()) {
        SelectionKey key = keys.next();
        keys.remove();
        if (key.isReadable()) {
          echo((SocketChannel) key.channel());
        }
      }
    }

    @Override
    void end() throws IOException {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    }
  }

  private static final class Ours extends EchoRounds {
    private final IoDriver driver = IoDriver.open();
    private final IoPoller io;
    private final World world;
    private final Handler<IoEvent> onReadable;

    Ours() throws IOException {
      WorldBuilder builder = World.builder();
      io = builder.install(driver);
      world = builder.build();
      onReadable = world.handler((IoEvent event) -> echo(event.channel(SocketChannel.class)));
    }

    @Override
    void serve(SocketChannel client) throws IOException {
      driver.register(client, SelectionKey.OP_READ, onReadable).owning();
    }

    @Override
    void poll() throws IOException {
      io.pollNow();
    }

    @Override
    void end() {
      world.close();
    }
  }
}
