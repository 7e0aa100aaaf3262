package dev.headrace.wire;

import dev.headrace.channel.ChannelContract;
import dev.headrace.clock.ManualTimekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Channels that leave the process keep the contract of all channels. */
class WireChannelContractTest {
  abstract static class OverBytes extends ChannelContract {
    final Wire wire =
        Wire.of(
            Thread::new,
            new ManualTimekeeper(),
            o -> o.capacity(1_000_000).maxQueuedBytes(256 << 20));

    final Halves halves(Transport first, Transport second) {
      return new Halves(new WireChannel("a", first, wire), new WireChannel("b", second, wire));
    }
  }

  @Nested
  class OverTcp extends OverBytes {
    @Override
    protected Halves halves() throws IOException {
      try (ServerSocketChannel listener = ServerSocketChannel.open()) {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel client = SocketChannel.open(listener.getLocalAddress());
        return halves(wire.tcp(client, null), wire.tcp(listener.accept(), null));
      }
    }
  }

  @Nested
  class OverAUnixDomainSocket extends OverBytes {
    @TempDir private Path folder;
    private int count;

    @Override
    protected Halves halves() throws IOException {
      UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s" + count++));
      try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        listener.bind(address);
        SocketChannel client = SocketChannel.open(address);
        return halves(
            new SocketTransport(client, null), new SocketTransport(listener.accept(), null));
      }
    }
  }

  /**
   * One half is a process, which hands on what it reads and writes; the other reads and writes
   * pipes as a child does its standard streams.
   */
  @Nested
  class OverAProcess extends OverBytes {
    @TempDir private Path folder;
    private int count;

    @Override
    protected Halves halves() throws Exception {
      Path up = pipe();
      Path down = pipe();
      ProcessBuilder program =
          new ProcessBuilder("sh", "-c", "cat <" + down + " & exec cat >" + up)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      Transport process = new ProcessTransport(program);
      Transport streams =
          new StandardTransport(
              () -> FileChannel.open(up, StandardOpenOption.READ),
              () -> FileChannel.open(down, StandardOpenOption.WRITE));
      process.open();
      streams.open();
      return halves(new Opened(process), new Opened(streams));
    }

    private Path pipe() throws Exception {
      Path pipe = folder.resolve("p" + count++);
      new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
      return pipe;
    }
  }

  /** Pipes are joined when both sides are open, and who opens one waits for the other. */
  private record Opened(Transport transport) implements Transport {
    @Override
    public void open() {}

    @Override
    public int read(ByteBuffer into) throws IOException {
      return transport.read(into);
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
      transport.write(from);
    }

    @Override
    public void endOutput() throws IOException {
      transport.endOutput();
    }

    @Override
    public void close() throws IOException {
      transport.close();
    }
  }
}
