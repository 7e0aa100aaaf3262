package dev.headrace.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.channel.CommandRegistry;
import dev.headrace.clock.ManualTimekeeper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What peers send, without end, to a process whose heap is a fraction of it. */
class FloodTest {
  private static final int HEAP_MEGABYTES = 64;

  private final Wire wire =
      Wire.of(Thread::new, new ManualTimekeeper(), o -> o.noPayloadWarnings());
  private final CommandRegistry witness = CommandRegistry.create("witness");
  private final CommandRegistry friend =
      CommandRegistry.builder("friend").router("flooded").build();
  private Process flooded;
  private WireServer server;
  private int port;
  private long sent;

  @BeforeEach
  void start() throws Exception {
    LinkedBlockingQueue<Map<?, ?>> serving = new LinkedBlockingQueue<>();
    witness.register("serving", where -> serving.add((Map<?, ?>) where));
    InetAddress here = InetAddress.getLoopbackAddress();
    server = wire.serveTcp(new InetSocketAddress(here, 0), "flooded", witness::connect);
    int told = ((InetSocketAddress) server.address()).getPort();
    ProcessBuilder program = JavaProgram.of(FloodedProgram.class, "" + told);
    program.command().add(1, "-Xmx" + HEAP_MEGABYTES + "m");
    program.command().add(2, "-XX:+ExitOnOutOfMemoryError");
    flooded = program.redirectErrorStream(true).inheritIO().start();
    port = ((Number) serving.take().get("port")).intValue();
    friend.connect(wire.tcp("flooded", new InetSocketAddress(here, port))).ready().join();
  }

  @AfterEach
  void end() throws Exception {
    friend.close();
    server.close();
    witness.close();
    flooded.waitFor();
  }

  private long heap() {
    return ((Number) friend.execute("heap", null).join()).longValue();
  }

  /** Sends so many lines by a connection of their own, and reads what comes, or does not. */
  private void flood(int count, boolean reads, IntFunction<String> line) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread reader = new Thread(() -> readAll(socket));
      if (reads) {
        reader.start();
      }
      try {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
        for (int i = 0; i < count; i++) {
          byte[] bytes = (line.apply(i) + "\n").getBytes(UTF_8);
          sent += bytes.length;
          out.write(bytes);
        }
        out.flush();
        socket.shutdownOutput();
      } catch (IOException disconnected) {
        assertThat(reads).as("disconnected while it reads: %s", disconnected).isFalse();
      }
      reader.join();
    }
  }

  private static void readAll(Socket socket) {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String call(String id, String command, int size) {
    return "{\"id\":\"%s\",\"type\":\"execute.command.request\",\"commandId\":\"%s\",\"request\":\"%s\"}"
        .formatted(id, command, "x".repeat(size));
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES) // there is much to send
  void aSmallHeapIsEnoughForWhateverPeersSend() throws Exception {
    long before = heap();
    String id = "i".repeat(245);
    flood(
        100_000,
        true,
        i ->
            "{\"id\":\"%s-%d\",\"type\":\"event\",\"eventId\":\"e\",\"payload\":{}}"
                .formatted(id, i));
    flood(1_500, true, i -> call("c" + i, "never", 60_000));
    flood(
        3_000,
        true,
        i ->
            "{\"id\":\"r%d\",\"type\":\"register.command.request\",\"command\":{\"id\":\"x%d\",\"description\":\"%s\"}}"
                .formatted(i, i, "x".repeat(20_000)));
    flood(20_000, true, i -> "{\"id\":\"u%d\",\"type\":\"hello\",\"again\":%d}".formatted(i, i));
    flood(16, true, i -> "{\"id\":\"l%d\",\"type\":\"%s".formatted(i, "x".repeat(4 << 20)));
    flood(20_000, false, i -> call("b" + i, "big", 1));

    assertThat(flooded.isAlive()).isTrue();
    assertThat(sent).isGreaterThan(3L * HEAP_MEGABYTES << 20);
    System.out.printf(
        "a heap of %d MB, of which %.1f MB were in use, has %.1f MB in use after %d MB of flood%n",
        HEAP_MEGABYTES, before / 1e6, heap() / 1e6, sent >> 20);
  }
}
