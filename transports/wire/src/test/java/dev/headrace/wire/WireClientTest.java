package dev.headrace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.ChannelFailure;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.clock.RealTimekeeper;
import dev.headrace.clock.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers, clients, and clients that come back. */
class WireClientTest {
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final Queue<ChannelFailure> failures = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<WireFailure> reported = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Connection> connected = new LinkedBlockingQueue<>();
  private final Wire wire =
      Wire.of(
          Thread::new,
          time,
          o ->
              o.backOff(Duration.ofMillis(100), Duration.ofMillis(350))
                  .jitter(() -> 0)
                  .maxConnections(2)
                  .noPayloadWarnings()
                  .onFailure(reported::add));
  private final CommandRegistry root = CommandRegistry.create("root");
  private final CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    root.onFailure(failures::add);
    worker.onFailure(failures::add);
    worker.register("greet", name -> "Hello, " + name);
  }

  @AfterEach
  void close() {
    worker.close();
    root.close();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private WireServer serve(int port) throws IOException {
    return wire.serveTcp(loopback(port), "worker", channel -> connected.add(root.connect(channel)));
  }

  private static Connection after(Connection old, WireClient client) {
    Connection now = client.connection();
    while (now == old || now == null) {
      Thread.onSpinWait();
      now = client.connection();
    }
    return now;
  }

  @Test
  void aClientComesBackWithItsCommandsWhenItsConnectionIsLost() throws Exception {
    WireServer server = serve(0);
    InetSocketAddress address = (InetSocketAddress) server.address();
    WireClient client = wire.keep(() -> wire.tcp("root", address), worker::connect);
    Connection first = client.connection();
    first.ready().join();
    assertThat(root.execute("greet", "Ada").join()).isEqualTo("Hello, Ada");

    connected.take().close();
    first.closed().join();
    assertThat(root.commands()).isEmpty();
    while (client.attempts() == 1) {
      time.advance(Duration.ofMillis(100));
    }
    after(first, client).ready().join();
    assertThat(root.execute("greet", "Bob").join()).isEqualTo("Hello, Bob");
    client.close();
    server.close();
  }

  @Test
  void pausesGetLongerUntilThereIsAServer() throws Exception {
    WireServer gone = serve(0);
    InetSocketAddress address = (InetSocketAddress) gone.address();
    gone.close();
    WireClient client = wire.keep(() -> wire.tcp("root", address), worker::connect);
    long attempts = 1;
    for (int pause : List.of(100, 200, 350, 350)) {
      Connection failed = client.connection();
      assertThatThrownBy(() -> failed.closed().join()).hasMessageContaining("can't be opened");
      awaitPause();
      time.advance(Duration.ofMillis(pause - 1));
      assertThat(client.attempts()).isEqualTo(attempts);
      time.advance(Duration.ofMillis(1));
      assertThat(client.attempts()).isEqualTo(++attempts);
    }
    assertThatThrownBy(() -> client.connection().closed().join())
        .hasMessageContaining("can't be opened");
    awaitPause();
    WireServer back = serve(address.getPort());
    Connection last = client.connection();
    time.advance(Duration.ofMillis(350));
    after(last, client).ready().join();
    client.close();
    back.close();
  }

  /** Until the next attempt is what alone waits for its time. */
  private void awaitPause() throws InterruptedException {
    time.awaitPending(1);
    while (time.pending() > 1) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aClientThatIsClosedStaysAway() throws Exception {
    WireServer server = serve(0);
    InetSocketAddress address = (InetSocketAddress) server.address();
    WireClient client = wire.keep(() -> wire.tcp("root", address), worker::connect);
    client.connection().ready().join();
    client.close();
    client.close();
    client.connection().closed().join();
    connected.take().closed().join();
    time.advance(Duration.ofMinutes(1));
    assertThat(client.attempts()).isEqualTo(1);
    assertThat(client.toString()).contains("(closed)");
    server.close();
  }

  @Test
  void aClientEndsWhereNoTimeIsMeasuredAnyMore() throws Exception {
    RealTimekeeper ended = Timekeeper.start(Thread::new);
    Wire timed = Wire.of(Thread::new, ended, o -> o.noPayloadWarnings().onFailure(reported::add));
    WireServer server = serve(0);
    InetSocketAddress address = (InetSocketAddress) server.address();
    WireClient client = timed.keep(() -> timed.tcp("root", address), worker::connect);
    client.connection().ready().join();
    ended.close();
    connected.take().close();
    client.connection().closed().join();
    WireFailure failure = reported.take();
    while (!failure.subject().equals("connecting again")) {
      failure = reported.take();
    }
    assertThat(client.toString()).contains("attempts: 1 (closed)");
    server.close();
  }

  @Test
  void aServerTakesSoManyConnectionsAndMoreWhenSomeClose() throws Exception {
    WireServer server = serve(0);
    int port = ((InetSocketAddress) server.address()).getPort();
    InetAddress here = InetAddress.getLoopbackAddress();
    try (Socket one = new Socket(here, port);
        Socket two = new Socket(here, port)) {
      Connection first = connected.take();
      connected.take();
      try (Socket refused = new Socket(here, port)) {
        assertThat(refused.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(server.refused()).isEqualTo(1);
      one.shutdownOutput();
      first.closed().join();
      while (server.connections() == 2) {
        Thread.onSpinWait();
      }
      try (Socket three = new Socket(here, port)) {
        assertThat(connected.take().id()).isEqualTo("worker-3");
        assertThat(three.isConnected()).isTrue();
      }
      assertThat(two.isConnected()).isTrue();
    }
    server.close();
  }

  @Test
  void aChannelThatGetsNoThreadFailsAndHoldsNothing() throws Exception {
    WireServer server = serve(0);
    InetSocketAddress address = (InetSocketAddress) server.address();
    for (int threads = 0; threads < 2; threads++) {
      AtomicInteger left = new AtomicInteger(threads);
      Wire poor =
          Wire.of(
              task ->
                  left.getAndDecrement() > 0
                      ? new Thread(task)
                      : new Thread(task) {
                        @Override
                        public synchronized void start() {
                          throw new OutOfMemoryError("no more threads");
                        }
                      },
              time);
      Connection failed = worker.connect(poor.tcp("root", address));
      assertThatThrownBy(() -> failed.closed().join()).hasMessageContaining("no more threads");
      assertThat(worker.connections()).isEmpty();
    }
    server.close();
  }

  @Test
  void unixDomainSocketsJoinToo() throws Exception {
    Path path = folder.resolve("root.socket");
    try (ServerSocketChannel killed =
        ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      killed.bind(java.net.UnixDomainSocketAddress.of(path)); // and its file stays
    }
    WireServer server =
        wire.serveUnix(path, "worker", channel -> connected.add(root.connect(channel)));
    assertThatThrownBy(() -> wire.serveUnix(path, "other", channel -> {}))
        .isInstanceOf(IOException.class);
    worker.connect(wire.unix("root", path)).ready().join();
    assertThat(root.execute("greet", "Ada").join()).isEqualTo("Hello, Ada");
    server.close();
    assertThat(Files.exists(path)).isFalse();
  }

  @Test
  void aChannelThatCantBeConnectedIsClosedAndReported() throws Exception {
    WireServer server =
        wire.serveTcp(
            loopback(0),
            "worker",
            channel -> {
              throw new IllegalStateException("not today");
            });
    int port = ((InetSocketAddress) server.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(reported.take().subject()).isEqualTo("connecting channel worker-1");
    server.close();
  }
}
