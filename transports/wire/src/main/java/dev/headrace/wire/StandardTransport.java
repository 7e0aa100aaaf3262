package dev.headrace.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * This process's own input and output, or other files of their kind. Closing them has who waits for
 * them fail, which closing a stream would not.
 */
final class StandardTransport implements Transport {
  private final File from;
  private final File to;
  private volatile @Nullable FileChannel input;
  private volatile @Nullable FileChannel output;

  /** A file that is opened when the channel is. */
  interface File {
    FileChannel open() throws IOException;
  }

  StandardTransport(File from, File to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public void open() throws IOException {
    input = from.open();
    output = to.open();
  }

  private static FileChannel opened(@Nullable FileChannel file) throws IOException {
    if (file == null) {
      throw new IOException("it is not open");
    }
    return file;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return opened(input).read(into);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    FileChannel file = opened(output);
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public void endOutput() throws IOException {
    opened(output).close();
  }

  @Override
  public void close() throws IOException {
    FileChannel in = input;
    FileChannel out = output;
    try (in;
        out) {
      // closes who waits, too; null is passed over
    }
  }

  @Override
  public String toString() {
    return "standard streams";
  }
}
