package dev.headrace.benchmarks.paired;

import dev.headrace.channel.Codec;
import dev.headrace.channel.Command;
import dev.headrace.channel.CommandRegistry;
import dev.headrace.channel.Message;
import dev.headrace.channel.MessageId;
import dev.headrace.clock.ManualTimekeeper;
import dev.headrace.wire.MessageJson;
import dev.headrace.wire.Wire;
import dev.headrace.wire.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/**
 * Calls of a command over TCP on loopback, so many at a time; by hand, the bytes of such a call are
 * sent to a thread that sends them back.
 */
abstract class WireCalls extends Subject {
  private static final Command<Long, Long> NEXT = Command.of("math.next", Long.class, Long.class);
  long checksum;

  @Override
  long checksum() {
    return checksum;
  }

  static Subject ours(int atATime) {
    try {
      return new Ours(atATime);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Subject byHand() {
    try {
      return new Echo();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static final class Ours extends WireCalls {
    private final CommandRegistry root = CommandRegistry.create("root");
    private final CommandRegistry worker = CommandRegistry.builder("worker").router("root").build();
    private final CompletableFuture<Long>[] calls;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of them can't be made otherwise
    Ours(int atATime) throws IOException {
      calls = new CompletableFuture[atATime];
      Wire wire =
          Wire.of(
              Thread::new, new ManualTimekeeper(), o -> o.codec(Codec.plain()).noPayloadWarnings());
      root.register(NEXT, value -> value + 1);
      try (WireServer server = wire.serveTcp(anyPort(), "worker", root::connect)) {
        worker.connect(wire.tcp("root", (InetSocketAddress) server.address())).ready().join();
      }
    }

    @Override
    void run(int operations) {
      for (int i = 0; i < operations + calls.length; i++) {
        int place = i % calls.length;
        if (calls[place] != null) {
          checksum += calls[place].join();
        }
        calls[place] = i < operations ? worker.execute(NEXT, (long) i) : null;
      }
    }

    @Override
    public void close() {
      worker.close();
      root.close();
    }
  }

  private static final class Echo extends WireCalls {
    private final SocketChannel client;
    private final ByteBuffer bytes;
    private final ByteBuffer heard;

    Echo() throws IOException {
      byte[] call = call();
      bytes = ByteBuffer.allocateDirect(call.length).put(call);
      heard = ByteBuffer.allocateDirect(call.length);
      try (ServerSocketChannel listener = ServerSocketChannel.open()) {
        listener.bind(anyPort());
        client = SocketChannel.open(listener.getLocalAddress());
        SocketChannel served = listener.accept();
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        served.setOption(StandardSocketOptions.TCP_NODELAY, true);
        new Thread(() -> echo(served, call.length), "echo").start();
      }
    }

    private static byte[] call() {
      try {
        return MessageJson.of(Codec.plain())
            .write(new Message.ExecuteRequest(MessageId.random(), NEXT.id(), 123L));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    private static void echo(SocketChannel served, int length) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(length);
      try (served) {
        while (read(served, buffer)) {
          buffer.flip();
          served.write(buffer);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean read(SocketChannel channel, ByteBuffer buffer) throws IOException {
      buffer.clear();
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    void run(int operations) {
      try {
        for (int i = 0; i < operations; i++) {
          bytes.clear();
          client.write(bytes);
          if (!read(client, heard)) {
            throw new ClosedChannelException();
          }
          checksum += i + 1;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        client.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
