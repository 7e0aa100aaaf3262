package dev.headrace.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Two streams. Who writes to them waits, so that is left to a thread of its own. */
abstract class StreamTransport implements Transport {
  /** Set by {@link #open}, before anybody reads or writes. */
  private @Nullable InputStream input;

  private @Nullable OutputStream output;

  final void use(InputStream in, OutputStream out) {
    input = in;
    output = out;
  }

  private static <S> S opened(@Nullable S stream) throws IOException {
    if (stream == null) {
      throw new IOException("it is not open");
    }
    return stream;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int read =
        opened(input).read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    if (read > 0) {
      into.position(into.position() + read);
    }
    return read;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    OutputStream out = opened(output);
    out.write(from.array(), from.arrayOffset() + from.position(), from.remaining());
    out.flush();
    from.position(from.limit());
  }

  @Override
  public void endOutput() throws IOException {
    opened(output).close();
  }
}
