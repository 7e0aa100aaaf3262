package dev.headrace.wire;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Brings bytes to another program, and from it. One thread opens it and reads, one at a time
 * writes, any closes.
 */
interface Transport extends LineReader.Source, Closeable {
  /** Connects. Waits, and fails once it is closed. */
  void open() throws IOException;

  /** Waits for bytes; the number of them, or -1 once the other side has ended its output. */
  @Override
  int read(ByteBuffer into) throws IOException;

  /** Writes all of it, and waits as long as the other side does not read. */
  void write(ByteBuffer from) throws IOException;

  /** Whether {@link #tryWrite} may be called: by who must not wait. */
  default boolean canTry() {
    return false;
  }

  /** Writes as much as goes without waiting. */
  default void tryWrite(ByteBuffer from) throws IOException {}

  /** Tells the other side that nothing more will be written. */
  void endOutput() throws IOException;

  /** Lets go of everything, now. Who reads, writes or opens fails. Closing again does nothing. */
  @Override
  void close() throws IOException;
}
