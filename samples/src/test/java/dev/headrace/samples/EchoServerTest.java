package dev.headrace.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A loop under load: two hundred clients, of which three in four behave badly. */
class EchoServerTest {
  private static final int CLIENTS = 200;

  @Test
  void clientsOfAllSortsAreServedAndNothingIsLeft() throws Exception {
    long seed = new Random().nextLong();
    CountDownLatch closed = new CountDownLatch(CLIENTS);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (EchoServer server = EchoServer.open(Duration.ofMillis(20), closed::countDown)) {
      Thread running = server.loop().start();
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        clients.add(
            threads.submit(
                () -> {
                  client(number, new Random(seed + number), server.port());
                  return null;
                }));
      }
      awaitAll(clients, seed);
      assertThat(closed.await(50, TimeUnit.SECONDS)).as("seed %s", seed).isTrue();
      server.world().shutdown().trigger("the clients are done");
      running.join();
      assertThat(server.channels()).isEqualTo(1);
      assertThat(server.report()).startsWith("accepted 200, ").endsWith(", 0 still connected");
      assertThat(server.loop().report().events()).isPositive();
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitAll(List<Future<?>> clients, long seed) throws InterruptedException {
    for (Future<?> client : clients) {
      try {
        client.get();
      } catch (ExecutionException e) {
        throw new AssertionError("a client failed, seed " + seed, e.getCause());
      }
    }
  }

  private static void client(int number, Random random, int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      switch (number % 4) {
        case 0 -> converse(socket, random);
        case 1 -> sayAllThenListen(socket, random);
        case 2 -> hangUpInTheMiddle(socket, random);
        default -> neverRead(socket, random);
      }
    }
  }

  /** Says something, and waits for the answer before it goes on. */
  private static void converse(Socket socket, Random random) throws IOException {
    for (int i = 0; i < 50; i++) {
      byte[] said = bytes(random, 1 + random.nextInt(2_000));
      socket.getOutputStream().write(said);
      assertThat(socket.getInputStream().readNBytes(said.length)).isEqualTo(said);
    }
  }

  /** Says no more than what buffers hold, closes its side, and gets all of it. */
  private static void sayAllThenListen(Socket socket, Random random) throws IOException {
    byte[] said = bytes(random, 30_000);
    socket.getOutputStream().write(said);
    socket.shutdownOutput();
    assertThat(socket.getInputStream().readAllBytes()).isEqualTo(said);
  }

  /** Leaves without a word, so that the server's next reading or writing fails. */
  private static void hangUpInTheMiddle(Socket socket, Random random) throws IOException {
    socket.getOutputStream().write(bytes(random, 1 + random.nextInt(5_000)));
    socket.setSoLinger(true, 0);
  }

  /** Writes until nobody takes any more, and never reads: the server hangs up. */
  private static void neverRead(Socket socket, Random random) throws IOException {
    byte[] said = bytes(random, 10_000);
    try {
      while (true) {
        socket.getOutputStream().write(said);
      }
    } catch (IOException hungUp) {
      assertThat(hungUp).isNotNull();
    }
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
