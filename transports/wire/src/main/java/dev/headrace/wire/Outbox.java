package dev.headrace.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written, and who writes it. One thread does at a time: the writer, or, where
 * nothing waits and the transport can be written to without waiting, whoever has something to send.
 *
 * <p>What a sender can't write at once is left to the writer; so is everything where messages come
 * closer than the other side answers, because the writer then takes many at once.
 *
 * <pre>
 *   queue, bytes, closed, dead, busy   guarded by the lock
 *   out                                by whoever is busy
 * </pre>
 */
final class Outbox {
  /** What became of a message. */
  enum Offer {
    TAKEN,
    CLOSED,
    /** There are too many messages, or bytes, for one that may be refused. */
    FULL,
    /** There are too many bytes, and this one may not be refused. */
    OVERFLOWN
  }

  private static final int CHUNK = 64 * 1024;

  private final Transport transport;
  private final int mostMessages;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private long bytes;
  private long written;
  private boolean closed;
  private boolean dead;
  private boolean busy;

  private final ByteBuffer out = ByteBuffer.allocate(CHUNK);

  /** How much of the first in the queue is in {@link #out} already. */
  private int taken;

  Outbox(Transport transport, int mostMessages, long mostBytes) {
    this.transport = transport;
    this.mostMessages = mostMessages;
    this.mostBytes = mostBytes;
    out.flip();
  }

  /**
   * Takes a line.
   *
   * @param mayRefuse whether its sender can do without it
   * @param atOnce whether this thread may write it
   */
  Offer offer(byte[] line, boolean mayRefuse, boolean atOnce) {
    lock.lock();
    try {
      if (closed || dead) {
        return Offer.CLOSED;
      }
      // What may be refused leaves half of the room to what may not.
      if (mayRefuse
          && (queue.size() >= mostMessages || bytes + line.length > mostBytes / 2)
          && !queue.isEmpty()) {
        return Offer.FULL;
      }
      if (bytes + line.length > mostBytes) {
        return Offer.OVERFLOWN;
      }
      queue.add(line);
      bytes += line.length;
      if (busy) {
        return Offer.TAKEN;
      }
      if (!atOnce || !transport.canTry()) {
        something.signal();
        return Offer.TAKEN;
      }
      busy = true;
    } finally {
      lock.unlock();
    }
    writeAtOnce();
    return Offer.TAKEN;
  }

  /** Writes until nothing is left, or the other side has no room. */
  private void writeAtOnce() {
    boolean left = true;
    try {
      while (left && fill()) {
        transport.tryWrite(out);
        left = !out.hasRemaining();
      }
    } catch (IOException broken) {
      die();
    }
    if (!left || isDead()) {
      lock.lock();
      try {
        busy = false;
        something.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Moves what waits to the buffer; false, and not busy any more, where nothing does. */
  private boolean fill() {
    lock.lock();
    try {
      out.compact();
      byte[] first;
      while (out.hasRemaining() && (first = queue.peek()) != null) {
        int length = Math.min(out.remaining(), first.length - taken);
        out.put(first, taken, length);
        taken += length;
        bytes -= length;
        if (taken == first.length) {
          queue.remove();
          taken = 0;
          written++;
        }
      }
      out.flip();
      if (!out.hasRemaining()) {
        busy = false;
        if (closed || dead) {
          something.signal(); // the writer waits for its turn to end
        }
        return false;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What the writer does: writes until it is closed and all is written, or it fails. */
  void run() throws InterruptedException {
    try {
      while (await()) {
        while (fill()) {
          transport.write(out);
        }
      }
      transport.endOutput();
    } catch (IOException broken) {
      die(); // who reads finds out why
    }
  }

  /** Waits for something to write; false where nothing will come. */
  private boolean await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (busy || (queue.isEmpty() && !out.hasRemaining() && !closed && !dead)) {
        something.await();
      }
      if (dead || (queue.isEmpty() && !out.hasRemaining())) {
        return false;
      }
      busy = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what waits is still written. */
  void close() {
    lock.lock();
    try {
      closed = true;
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more, and forgets what waits. */
  void die() {
    lock.lock();
    try {
      dead = true;
      queue.clear();
      bytes = 0;
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDead() {
    lock.lock();
    try {
      return dead;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed || dead;
    } finally {
      lock.unlock();
    }
  }

  /** How many messages were written. */
  long written() {
    lock.lock();
    try {
      return written;
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes wait. */
  long waiting() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
