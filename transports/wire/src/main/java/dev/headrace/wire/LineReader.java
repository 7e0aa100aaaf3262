package dev.headrace.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts bytes into lines. A line ends with a line feed, before which a carriage return is taken
 * away; blank lines are passed over, and so is a byte order mark at the very beginning. It holds
 * one line and what was read with it, and of a line that is too long only its beginning.
 *
 * <p>For one thread.
 */
final class LineReader {
  private static final int USUAL_BYTES = 16 * 1024;
  private static final int KEPT_OF_LONG = 1024;

  /** Where bytes come from. */
  interface Source {
    /** Waits for bytes; the number of them, or -1 at the end. */
    int read(ByteBuffer into) throws IOException;
  }

  /** What comes next. */
  enum Next {
    /** A line, see {@link #bytes}, {@link #from} and {@link #length}. */
    LINE,
    /** A line that was too long, of which the beginning is there. */
    TOO_LONG,
    /** A line that was begun and not ended: the last. */
    CUT,
    /** Nothing more. */
    END
  }

  private final Source source;
  private final int most;
  private byte[] buffer = new byte[USUAL_BYTES];
  private int start;
  private int scanned;
  private int end;
  private int lineFrom;
  private int lineLength;
  private boolean atTheBeginning = true;
  private byte[] beginning = {};

  LineReader(Source source, int most) {
    this.source = source;
    this.most = most;
  }

  byte[] bytes() {
    return buffer;
  }

  int from() {
    return lineFrom;
  }

  int length() {
    return lineLength;
  }

  /** How a line that was too long begins. */
  byte[] beginning() {
    return beginning;
  }

  /** Whether the next line is here already, so that reading it does not wait. */
  boolean hasNext() {
    return findEnd() >= 0;
  }

  Next next() throws IOException {
    while (true) {
      int found = findEnd();
      if (found >= 0) {
        if (found - start > most + 1) {
          beginning = Arrays.copyOfRange(buffer, start, Math.min(found, start + KEPT_OF_LONG));
          consume(found);
          return Next.TOO_LONG;
        }
        if (take(found)) {
          return Next.LINE;
        }
      } else if (end - start > most + 1) { // with a carriage return
        return skipLong();
      } else if (!fill()) {
        boolean cut = end > start;
        beginning = Arrays.copyOfRange(buffer, start, Math.min(end, start + KEPT_OF_LONG));
        start = scanned = end;
        return cut ? Next.CUT : Next.END;
      }
    }
  }

  private int findEnd() {
    while (scanned < end) {
      if (buffer[scanned] == '\n') {
        return scanned;
      }
      scanned++;
    }
    return -1;
  }

  private void consume(int found) {
    start = scanned = found + 1;
    atTheBeginning = false;
  }

  /** Takes the line that ends there; false if it is blank. */
  private boolean take(int found) {
    int from = start;
    int to = found;
    if (atTheBeginning && to - from >= 3 && isMark(from)) {
      from += 3;
    }
    consume(found);
    if (to > from && buffer[to - 1] == '\r') {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        lineFrom = from;
        lineLength = to - from;
        return true;
      }
    }
    return false;
  }

  private boolean isMark(int at) {
    return buffer[at] == (byte) 0xEF
        && buffer[at + 1] == (byte) 0xBB
        && buffer[at + 2] == (byte) 0xBF;
  }

  private boolean fill() throws IOException {
    if (start == end) {
      start = scanned = end = 0;
      if (buffer.length > 4 * USUAL_BYTES) { // a long line is no reason to keep so much
        buffer = new byte[USUAL_BYTES];
      }
    } else if (end == buffer.length) {
      int size = end - start;
      byte[] target =
          start > buffer.length / 2
              ? buffer
              : new byte[(int) Math.min(2L * buffer.length, most + 2L + USUAL_BYTES)];
      System.arraycopy(buffer, start, target, 0, size);
      buffer = target;
      scanned -= start;
      start = 0;
      end = size;
    }
    int read = source.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
    if (read > 0) {
      end += read;
    }
    return read >= 0;
  }

  private Next skipLong() throws IOException {
    beginning = Arrays.copyOfRange(buffer, start, start + Math.min(KEPT_OF_LONG, end - start));
    int found = -1;
    while (found < 0) {
      start = scanned = end = 0;
      if (!fill()) {
        return Next.TOO_LONG; // and the end is what comes next
      }
      found = findEnd();
    }
    consume(found);
    return Next.TOO_LONG;
  }
}
