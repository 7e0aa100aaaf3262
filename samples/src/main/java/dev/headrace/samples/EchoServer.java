package dev.headrace.samples;

import dev.headrace.clock.RealtimeClock;
import dev.headrace.driver.io.IoDriver;
import dev.headrace.driver.io.IoEvent;
import dev.headrace.driver.io.IoPoller;
import dev.headrace.driver.io.IoToken;
import dev.headrace.driver.timer.Timer;
import dev.headrace.driver.timer.TimerDriver;
import dev.headrace.driver.timer.TimerEvent;
import dev.headrace.driver.timer.TimerPoller;
import dev.headrace.loop.EventLoop;
import dev.headrace.world.CallbackTemplate;
import dev.headrace.world.Res;
import dev.headrace.world.ResMut;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A server that sends back what it gets, for many clients at once: one that does not read is not
 * read from either, and after some heartbeats without progress it is hung up on.
 */
public final class EchoServer implements AutoCloseable {
  private static final int MOST_STALLED_BEATS = 4;

  private final IoDriver driver;
  private final ServerSocketChannel listener;
  private final World world;
  private final EventLoop loop;

  // #region connection
  /** A client: what was read from it and not written back yet. */
  static final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(4096);
    private IoToken token;
    private boolean saidAll;
    private int stalledBeats;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    int echo(IoEvent event) throws IOException {
      if (event.isReadable() && pending.hasRemaining() && channel.read(pending) < 0) {
        saidAll = true;
      }
      pending.flip();
      int written = channel.write(pending);
      pending.compact();
      stalledBeats = 0;
      return written;
    }

    /** What to be told of next: no more is read than there is room for. */
    int interest() {
      int read = saidAll || !pending.hasRemaining() ? 0 : SelectionKey.OP_READ;
      int write = pending.position() > 0 ? SelectionKey.OP_WRITE : 0;
      return read | write;
    }
  }

  // #endregion connection

  /** Who is connected, and what was done for them. */
  static final class Clients {
    private final Set<Connection> connected = new LinkedHashSet<>();
    private final Runnable onClosed;
    private CallbackTemplate<Connection, IoEvent> template;
    private long accepted;
    private long echoed;
    private long hungUpOn;

    Clients(Runnable onClosed) {
      this.onClosed = onClosed;
    }

    void close(Connection connection) {
      if (connected.remove(connection)) {
        connection.token.close(); // and the channel with it
        onClosed.run();
      }
    }
  }

  // #region server
  static void onAcceptable(Res<IoDriver> io, ResMut<Clients> all, IoEvent event) {
    Clients clients = all.get();
    try {
      SocketChannel channel = event.channel(ServerSocketChannel.class).accept();
      if (channel != null) {
        Connection connection = new Connection(channel);
        connection.token =
            io.get()
                .register(
                    channel, SelectionKey.OP_READ, clients.template.stamp(connection).handler())
                .owning();
        clients.connected.add(connection);
        clients.accepted++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void onReady(Connection connection, ResMut<Clients> clients, IoEvent event) {
    try {
      clients.get().echoed += connection.echo(event);
      int interest = connection.interest();
      if (interest == 0) {
        clients.get().close(connection); // it has said all, and has got all of it back
      } else {
        connection.token.interest(interest);
      }
    } catch (IOException e) {
      clients.get().close(connection); // it has hung up
    }
  }

  static void onBeat(ResMut<Clients> clients, TimerEvent beat) {
    for (Connection connection : List.copyOf(clients.get().connected)) {
      if (connection.pending.position() > 0 && ++connection.stalledBeats > MOST_STALLED_BEATS) {
        clients.get().hungUpOn++;
        clients.get().close(connection);
      }
    }
  }

  // #endregion server

  private EchoServer(Duration heartbeat, Runnable onClosed) throws IOException {
    // #region wiring
    driver = IoDriver.open();
    RealtimeClock time = RealtimeClock.create();
    Clients clients = new Clients(onClosed);
    WorldBuilder builder = World.builder().add(time.clock()).add(clients);
    IoPoller io = builder.install(driver);
    TimerPoller timers = builder.install(TimerDriver.wheel());
    world = builder.build();
    clients.template = CallbackTemplate.of(world, EchoServer::onReady);

    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    driver.register(listener, SelectionKey.OP_ACCEPT, world.handler(EchoServer::onAcceptable));
    time.sync();
    Timer beat = Timer.withFixedDelay(heartbeat, world.handler(EchoServer::onBeat));
    timers.wheel().schedule(heartbeat, beat);

    loop =
        EventLoop.of(world)
            .clock(time)
            .io(io)
            .timers(timers)
            .measured(System::nanoTime)
            .build("echo");
    // #endregion wiring
  }

  /**
   * Opens a server on a port of its own.
   *
   * @param heartbeat how often it looks for clients that don't read
   * @param onClosed is run when a client has gone, on the server's thread
   * @return the server, not running yet
   * @throws IOException if it can't listen
   */
  static EchoServer open(Duration heartbeat, Runnable onClosed) throws IOException {
    return new EchoServer(heartbeat, onClosed);
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  EventLoop loop() {
    return loop;
  }

  World world() {
    return world;
  }

  /** How many channels are registered: the listener, and one for each client. */
  int channels() {
    return driver.size();
  }

  /** What the server has done; for when its loop has ended. */
  String report() {
    Clients clients = world.res(Clients.class).get();
    return "accepted %d, echoed %d bytes, hung up on %d, %d still connected"
        .formatted(clients.accepted, clients.echoed, clients.hungUpOn, clients.connected.size());
  }

  @Override
  public void close() throws IOException {
    for (Connection left : new ArrayList<>(world.res(Clients.class).get().connected)) {
      left.channel.close();
    }
    listener.close();
    world.close(); // and the driver with it
  }

  public static void main(String[] args) {
    try (EchoServer server = open(Duration.ofMillis(100), () -> {})) {
      Thread running = server.loop().start();
      for (String said : List.of("hello", "how are you", "bye")) {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          client.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
          client.shutdownOutput();
          byte[] answer = client.getInputStream().readAllBytes();
          System.out.println("got back: " + new String(answer, StandardCharsets.UTF_8));
        }
      }
      server.world().shutdown().trigger("the clients are done");
      running.join();
      System.out.println(server.report());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
