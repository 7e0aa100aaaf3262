package dev.headrace.driver.io;

import static java.nio.channels.SelectionKey.OP_ACCEPT;
import static java.nio.channels.SelectionKey.OP_CONNECT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of real sockets. */
class SocketsTest {
  private static final SocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private Loop loop;
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    loop = new Loop();
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private ServerSocketChannel server(SocketAddress address) throws IOException {
    ServerSocketChannel server =
        address instanceof UnixDomainSocketAddress
            ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            : ServerSocketChannel.open();
    return loop.closes(server.bind(address));
  }

  /** Sends back what comes in, until the other side says that it is at its end. */
  private void echo(IoEvent event) throws IOException {
    SocketChannel channel = event.channel(SocketChannel.class);
    ByteBuffer buffer = ByteBuffer.allocate(64);
    if (channel.read(buffer) < 0) {
      log.add("end");
      event.token().close();
    } else {
      channel.write(buffer.flip());
    }
  }

  private void echoServer(ServerSocketChannel server) throws IOException {
    loop.driver.register(
        server,
        OP_ACCEPT,
        Loop.handler(
            event -> {
              assertThat(event.isAcceptable()).isTrue();
              SocketChannel accepted = event.channel(ServerSocketChannel.class).accept();
              loop.driver.register(accepted, OP_READ, Loop.handler(this::echo)).owning();
            }));
  }

  /** Connects, writes, reads the answer, and ends its output. */
  private void client(SocketAddress address, String text) throws IOException {
    SocketChannel client = loop.closes(SocketChannel.open(family(address)));
    client.configureBlocking(false);
    StringBuilder answer = new StringBuilder();
    Handler<IoEvent> reading =
        Loop.handler(
            event -> {
              ByteBuffer buffer = ByteBuffer.allocate(64);
              event.channel(SocketChannel.class).read(buffer);
              answer.append(StandardCharsets.UTF_8.decode(buffer.flip()));
              if (answer.length() == text.length()) {
                log.add(answer.toString());
                event.channel(SocketChannel.class).shutdownOutput();
                event.token().close();
              }
            });
    Handler<IoEvent> writing =
        Loop.handler(
            event -> {
              assertThat(event.isWritable()).isTrue();
              event.channel(SocketChannel.class).write(bytes(text));
              event.token().interest(OP_READ).arm(reading);
            });
    if (client.connect(address)) {
      loop.driver.registerOnce(client, OP_WRITE, writing);
    } else {
      loop.driver.registerOnce(
          client,
          OP_CONNECT,
          Loop.handler(
              event -> {
                assertThat(event.isConnectable()).isTrue();
                event.channel(SocketChannel.class).finishConnect();
                event.token().interest(OP_WRITE).armOnce(writing);
              }));
    }
  }

  private static StandardProtocolFamily family(SocketAddress address) {
    return address instanceof UnixDomainSocketAddress
        ? StandardProtocolFamily.UNIX
        : ((InetSocketAddress) address).getAddress().getAddress().length == 4
            ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6;
  }

  @Test
  void anEchoOverTcpWithItsHalfCloses() throws IOException {
    ServerSocketChannel server = server(ANY);
    echoServer(server);
    client(server.getLocalAddress(), "over TCP");
    loop.until(() -> log.size() == 2);
    assertThat(log).containsExactly("over TCP", "end");
    loop.poller.pollNow();
    assertThat(loop.driver.size()).isOne();
  }

  @Test
  void anEchoOverAUnixDomainSocket(@TempDir Path folder) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
    echoServer(server(address));
    client(address, "over a file");
    loop.until(() -> log.size() == 2);
    assertThat(log).containsExactly("over a file", "end");
  }

  @Test
  void datagramsComeFromWhoeverSendsThem() throws IOException {
    DatagramChannel server = loop.closes(DatagramChannel.open().bind(ANY));
    DatagramChannel client = loop.closes(DatagramChannel.open().bind(ANY));
    loop.driver.register(
        server,
        OP_READ,
        Loop.handler(
            event -> {
              ByteBuffer buffer = ByteBuffer.allocate(64);
              DatagramChannel channel = event.channel(DatagramChannel.class);
              SocketAddress from = channel.receive(buffer);
              channel.send(buffer.flip(), from);
            }));
    loop.driver.register(
        client,
        OP_READ,
        Loop.handler(
            event -> {
              ByteBuffer buffer = ByteBuffer.allocate(64);
              event.channel(DatagramChannel.class).receive(buffer);
              log.add(StandardCharsets.UTF_8.decode(buffer.flip()).toString());
            }));
    client.send(bytes("a"), server.getLocalAddress());
    client.send(bytes("b"), server.getLocalAddress());
    loop.until(() -> log.size() == 2);
    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void aRefusedConnectionIsReadyToBeFinished() throws IOException {
    ServerSocketChannel gone = ServerSocketChannel.open().bind(ANY);
    SocketAddress nobody = gone.getLocalAddress();
    gone.close();
    SocketChannel client = loop.closes(SocketChannel.open());
    client.configureBlocking(false);
    try {
      assertThat(client.connect(nobody)).isFalse();
    } catch (IOException e) {
      log.add("refused"); // some systems say so at once
    }
    if (log.isEmpty()) {
      loop.driver.registerOnce(
          client,
          OP_CONNECT,
          Loop.handler(
              event -> {
                try {
                  event.channel(SocketChannel.class).finishConnect();
                } catch (IOException e) {
                  log.add("refused");
                }
              }));
      loop.until(() -> !log.isEmpty());
    }
    assertThat(log).containsExactly("refused");
    assertThat(loop.poller.pollNow()).isZero();
    assertThat(loop.driver.size()).isZero();
  }

  @Test
  void aResetIsFoundByReading() throws IOException {
    ServerSocketChannel server = server(ANY);
    SocketChannel client = loop.closes(SocketChannel.open(server.getLocalAddress()));
    SocketChannel accepted = loop.closes(server.accept());
    IoToken token =
        loop.driver.register(
            accepted,
            OP_READ,
            Loop.handler(
                event -> {
                  try {
                    event.channel(SocketChannel.class).read(ByteBuffer.allocate(8));
                    log.add("read");
                  } catch (IOException e) {
                    log.add("reset");
                    event.channel(SocketChannel.class).close();
                  }
                }));
    client.setOption(StandardSocketOptions.SO_LINGER, 0);
    client.close();
    loop.until(() -> !log.isEmpty());
    assertThat(log).containsExactly("reset");
    assertThat(token.isOpen()).isFalse();
    assertThat(loop.poller.pollNow()).isZero();
  }

  @Test
  void connectionsThatPileUpAreAcceptedOneAtATimeOrAllAtOnce() throws IOException {
    ServerSocketChannel server = server(ANY);
    for (int i = 0; i < 10; i++) {
      loop.closes(SocketChannel.open(server.getLocalAddress()));
    }
    IoToken accepting =
        loop.driver.register(
            server,
            OP_ACCEPT,
            Loop.handler(
                event -> {
                  loop.closes(event.channel(ServerSocketChannel.class).accept());
                  log.add("accepted");
                }));
    for (int i = 1; i <= 5; i++) {
      assertThat(loop.poller.poll()).isOne();
      assertThat(log).hasSize(i);
    }
    accepting.arm(
        Loop.handler(
            event -> {
              SocketChannel next = event.channel(ServerSocketChannel.class).accept();
              while (next != null) {
                loop.closes(next);
                log.add("accepted");
                next = event.channel(ServerSocketChannel.class).accept();
              }
            }));
    loop.until(() -> log.size() == 10);
    assertThat(loop.poller.pollNow()).isZero();
  }

  @Test
  void whatTheOtherSideDoesNotReadEndsTheWriting() throws IOException {
    ServerSocketChannel server = server(ANY);
    SocketChannel client = loop.closes(SocketChannel.open(server.getLocalAddress()));
    SocketChannel accepted = loop.closes(server.accept());
    ByteBuffer much = ByteBuffer.allocate(1 << 20);
    IoToken writing =
        loop.driver.register(
            client,
            OP_WRITE,
            Loop.handler(
                event -> {
                  while (event.channel(SocketChannel.class).write(much.clear()) > 0) {
                    // on, until the system takes no more
                  }
                  log.add("full");
                }));
    loop.until(() -> !log.isEmpty());
    accepted.configureBlocking(false);
    int[] read = {0};
    IoToken reading =
        loop.driver.register(
            accepted,
            OP_READ,
            Loop.handler(
                event -> read[0] += event.channel(SocketChannel.class).read(much.clear())));
    loop.until(() -> log.size() == 2);
    assertThat(read[0]).isPositive();
    writing.close();
    reading.close();
  }
}
