package dev.headrace.samples;

import dev.headrace.Handler;
import dev.headrace.driver.io.IoDriver;
import dev.headrace.driver.io.IoEvent;
import dev.headrace.driver.io.IoPoller;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
import dev.headrace.world.Shutdown;
import dev.headrace.world.World;
import dev.headrace.world.WorldBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A server that sends back what it gets. */
public final class Echo {
  private Echo() {}

  // #region handlers
  record Echoed(int bytes) {}

  record Connections(Handler<IoEvent> onReadable) {}

  static void onAcceptable(Res<IoDriver> io, Res<Connections> connections, IoEvent event) {
    try {
      SocketChannel client = event.channel(ServerSocketChannel.class).accept();
      if (client != null) { // it may have gone again
        io.get()
            .register(client, SelectionKey.OP_READ, connections.get().onReadable())
            .owning(); // the channel is closed with its token
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void onReadable(ResMut<Echoed> echoed, IoEvent event) {
    SocketChannel client = event.channel(SocketChannel.class);
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    try {
      int count = client.read(bytes);
      if (count < 0) {
        event.token().close(); // the client has said all
      } else {
        client.write(bytes.flip()); // a real server keeps what is not taken, and asks for OP_WRITE
        echoed.update(before -> new Echoed(before.bytes() + count));
      }
    } catch (IOException e) {
      event.token().close(); // the client has hung up
    }
  }

  // #endregion handlers

  public static void main(String[] args) {
    try {
      serve();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve() throws IOException {
    // #region loop
    IoDriver driver = IoDriver.open();
    WorldBuilder builder = World.builder().add(new Echoed(0));
    builder.add(new Connections(builder.handler(Echo::onReadable)));
    IoPoller io = builder.install(driver);
    try (World world = builder.build();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      driver.register(server, SelectionKey.OP_ACCEPT, world.handler(Echo::onAcceptable));
      startClient(server.socket().getLocalPort(), world.shutdown());

      while (!world.shutdown().isTriggered()) {
        io.poll(); // waits; the shutdown ends that
      }
      System.out.println("echoed " + world.res(Echoed.class).get().bytes() + " bytes");
    }
    // #endregion loop
  }

  private static void startClient(int port, Shutdown shutdown) {
    new Thread(() -> talk(port, shutdown), "client").start();
  }

  private static void talk(int port, Shutdown shutdown) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readNBytes(5);
      System.out.println("the client gets: " + new String(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      shutdown.trigger("the client is done");
    }
  }
}
