package dev.headrace.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.channel.ChannelFailure;
import dev.headrace.channel.Codec;
import dev.headrace.channel.CommandException;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Connection;
import dev.headrace.channel.Drop;
import dev.headrace.channel.ErrorCode;
import dev.headrace.clock.ManualTimekeeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that send and do, byte by byte, what they should not; and another that is unharmed. */
class HostilePeerTest {
  private static final int MOST = 16_384;
  private static final String LIST = "{\"id\":\"ok\",\"type\":\"list.commands.request\"}\n";

  private final Queue<ChannelFailure> failures = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<Connection> connected = new LinkedBlockingQueue<>();
  private final Wire wire =
      Wire.of(
          Thread::new,
          new ManualTimekeeper(),
          o ->
              o.codec(Codec.plain())
                  .maxFrameBytes(MOST)
                  .maxQueuedBytes(128 * MOST)
                  .capacity(100)
                  .noPayloadWarnings());
  private final Queue<WireChannel> channels = new ConcurrentLinkedQueue<>();
  private CommandRegistry root;
  private CommandRegistry friend;
  private WireServer server;
  private Socket socket;
  private BufferedReader answers;
  private Connection connection;

  @BeforeEach
  void serve() throws Exception {
    root = CommandRegistry.create("root");
    root.onFailure(failures::add);
    root.register("echo", text -> text);
    root.register("big", nothing -> "x".repeat(MOST / 2));
    root.registerAsync("never", nothing -> new CompletableFuture<>());
    server =
        wire.serveTcp(
            loopback(0),
            "peer",
            channel -> {
              channels.add((WireChannel) channel);
              connected.add(root.connect(channel));
            });
    friend = CommandRegistry.builder("friend").router("root").build();
    friend.onFailure(failures::add);
    friend.connect(wire.tcp("root", (InetSocketAddress) server.address())).ready().join();
    connected.take();
    socket = new Socket(InetAddress.getLoopbackAddress(), port());
    answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    connection = connected.take();
    assertThat(answers.readLine()).contains("list.commands.request");
  }

  /** The one of the peer that is hostile. */
  private WireChannel channel() {
    return channels.stream()
        .filter(channel -> channel.id().equals(connection.id()))
        .findFirst()
        .orElseThrow();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private int port() {
    return ((InetSocketAddress) server.address()).getPort();
  }

  @AfterEach
  void theOthersAreUnharmed() throws IOException {
    assertThat(friend.execute("echo", "still there").join()).isEqualTo("still there");
    socket.close();
    server.close();
    friend.close();
    root.close();
  }

  private void send(byte[]... parts) throws IOException {
    for (byte[] part : parts) {
      socket.getOutputStream().write(part);
    }
    socket.getOutputStream().flush();
  }

  private void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  static Stream<byte[]> lines() {
    byte[] noise = new byte[1_000];
    new java.util.Random(20261120).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noise[i] == '\n' ? 0 : noise[i];
    }
    return Stream.concat(
        Stream.of(
                "x".repeat(10 * MOST),
                "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"" + "x".repeat(10 * MOST),
                "[".repeat(MOST - 10),
                "{\"a\":".repeat(MOST / 8),
                "{\"id\":\"a\",\"type\":\"hello\"}",
                "{\"id\":\"a\",\"type\":\"ping\"}",
                "{\"id\":\"a\",\"type\":\"event\",\"eventId\":1}",
                "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":1e999999999}",
                "{\"id\":\"a\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":"
                    + "9".repeat(9_000),
                "GET / HTTP/1.1",
                "null",
                "{}")
            .map(text -> text.getBytes(UTF_8)),
        Stream.of(
            noise,
            new byte[] {(byte) 0xC0, (byte) 0xAF},
            new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            new byte[] {0x16, 0x03, 0x01, 0x02, 0x00}));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void whatIsNoMessageIsCountedAndTheNextOneIsAnswered(byte[] line) throws Exception {
    send(line, "\n".getBytes(UTF_8), LIST.getBytes(UTF_8));
    assertThat(answers.readLine()).contains("list.commands.response", "\"thid\":\"ok\"");
    assertThat(connection.count(Drop.MALFORMED)).isEqualTo(1);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void aCallThatIsTooLongOrTooDeepIsAnswered() throws Exception {
    String call =
        "{\"id\":\"c%d\",\"type\":\"execute.command.request\",\"commandId\":\"echo\",\"request\":";
    send(call.formatted(1) + "\"" + "x".repeat(3 * MOST) + "\"}\n");
    assertThat(answers.readLine()).contains("invalid_request", "\"thid\":\"c1\"", "16384 bytes");
    send(call.formatted(2) + "[".repeat(5_000) + "]".repeat(5_000) + "}\n");
    assertThat(answers.readLine()).contains("invalid_request", "\"thid\":\"c2\"", "depth");
  }

  @Test
  void anAnswerThatNobodyAskedForIsDropped() throws Exception {
    send(
        "{\"id\":\"a\",\"type\":\"execute.command.response\",\"thid\":\"nobody\",\"response\":{\"ok\":true}}\n"
            + LIST);
    assertThat(answers.readLine()).contains("list.commands.response");
    assertThat(connection.count(Drop.UNMATCHED)).isEqualTo(1);
  }

  @Test
  void aFloodOfCallsIsAnsweredAndNotKept() throws Exception {
    int calls = 5_000;
    Thread flood =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < calls; i++) {
                  send(
                      "{\"id\":\"f%d\",\"type\":\"execute.command.request\",\"commandId\":\"never\"}\n"
                          .formatted(i));
                }
                send(LIST);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    flood.start();
    long refused = 0;
    while (!answers.readLine().contains("list.commands.response")) {
      refused++;
    }
    flood.join();
    assertThat(refused).isPositive().isEqualTo(connection.count(Drop.OVERLOADED));
  }

  @Test
  void aFloodOfEventsAndBlankLinesPasses() throws Exception {
    for (int i = 0; i < 200; i++) {
      send(
          ("\r\n\n{\"id\":\"e%d\",\"type\":\"event\",\"eventId\":\"flood\"}\n")
              .formatted(i)
              .repeat(50));
    }
    send(LIST);
    assertThat(answers.readLine()).contains("list.commands.response");
  }

  @Test
  void aPeerThatAsksAndNeverReadsIsDisconnected() throws Exception {
    try {
      for (int i = 0; connection.isOpen(); i++) {
        send(
            "{\"id\":\"b%d\",\"type\":\"execute.command.request\",\"commandId\":\"big\"}\n"
                .formatted(i));
      }
    } catch (IOException closed) {
      assertThat(closed).hasMessageMatching(".*(reset|roken pipe|closed).*");
    }
    assertThatThrownBy(() -> connection.closed().join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("a peer that does not read");
    assertThat(channel().counts().waitingBytes()).isZero();
  }

  @Test
  void eventsForAPeerThatNeverReadsAreRefusedAndItStays() {
    String text = "x".repeat(MOST / 2);
    while (connection.count(Drop.UNDELIVERABLE) < 10) {
      friend.emit("news", text);
      root.emit("news", text);
      assertThat(channel().counts().waitingBytes()).isLessThanOrEqualTo(128 * MOST / 2);
    }
    assertThat(connection.isOpen()).isTrue();
    assertThat(failures)
        .anyMatch(
            f -> f.cause().getMessage().startsWith("channel " + connection.id() + " is full"));
  }

  @Test
  void aPeerThatEndsWithinALineIsClosed() throws Exception {
    send("{\"id\":\"a\"");
    socket.shutdownOutput();
    connection.closed().join();
    assertThat(connection.count(Drop.MALFORMED)).isEqualTo(1);
  }

  @Test
  void callersHearOfAnswersThatCantBeRead() throws Exception {
    try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRegistry caller = CommandRegistry.builder("caller").router("liar").build();
      caller.onFailure(failures::add);
      caller.connect(wire.tcp("liar", loopback(liar.getLocalPort())));
      try (Socket lying = liar.accept()) {
        var asked = new BufferedReader(new InputStreamReader(lying.getInputStream(), UTF_8));
        asked.readLine();
        for (String lie :
            List.of("\"" + "x".repeat(2 * MOST) + "\"", "[".repeat(1_000), "}", "NaN")) {
          CompletableFuture<Object> call = caller.execute("truth", null);
          String id = asked.readLine().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
          lying
              .getOutputStream()
              .write(
                  "{\"id\":\"l\",\"type\":\"execute.command.response\",\"thid\":\"%s\",\"response\":{\"ok\":true,\"result\":%s}}\n"
                      .formatted(id, lie)
                      .getBytes(UTF_8));
          assertThatThrownBy(call::join)
              .hasCauseInstanceOf(CommandException.class)
              .hasMessageContaining("the answer could not be read")
              .cause()
              .extracting(thrown -> ((CommandException) thrown).code())
              .isEqualTo(ErrorCode.INTERNAL_ERROR);
        }
      }
      caller.close();
    }
  }

  @Test
  void aMessageThatIsTooLongIsNotSentAndItsCallerHearsOfIt() {
    assertThatThrownBy(() -> friend.execute("echo", "x".repeat(2 * MOST)).join())
        .hasMessageContaining("too long for channel root");
  }
}
