package dev.headrace.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Binds to a path in the file system, where the socket of a process that was killed may be. */
final class UnixPaths {
  private UnixPaths() {}

  static void bind(ServerSocketChannel listener, Path path) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    try {
      listener.bind(address);
    } catch (BindException taken) {
      if (!Files.exists(path) || Files.isRegularFile(path) || isServed(address)) {
        throw taken;
      }
      Files.delete(path);
      listener.bind(address);
    }
  }

  private static boolean isServed(UnixDomainSocketAddress address) throws IOException {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return probe.connect(address);
    } catch (java.net.ConnectException nobody) {
      return false;
    }
  }
}
