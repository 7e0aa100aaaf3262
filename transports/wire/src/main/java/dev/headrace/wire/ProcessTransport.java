package dev.headrace.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A child's standard input and output. The child is started when this is opened. The end of its
 * input asks it to end; closing ends it.
 */
final class ProcessTransport extends StreamTransport {
  private final ProcessBuilder program;
  private @Nullable Process process;
  private boolean closed;

  ProcessTransport(ProcessBuilder program) {
    this.program = program;
  }

  @Override
  public void open() throws IOException {
    synchronized (this) {
      if (closed) {
        throw new IOException("it is closed");
      }
      Process started = program.start();
      process = started;
      use(started.getInputStream(), started.getOutputStream());
    }
  }

  /** Who can't hear what it is told is of no use. */
  @Override
  public void write(ByteBuffer from) throws IOException {
    try {
      super.write(from);
    } catch (IOException deaf) {
      close();
      throw deaf;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  @Override
  public String toString() {
    return "process " + program.command().get(0);
  }
}
